import type { PackWakeupCause } from '../pack/account.ts';
import type { PackFile, PackState } from '../pack/types.ts';
import { markdownLine } from './markdown-text.ts';

/** The title of a pack in a list of packs. */
export function packTitle({ total, account, orderHint }: PackFile): string {
  return `${total} credits of ${account.name}, order ${orderHint}`;
}

/**
 * The state of a pack in a few sentences of Markdown, for an operator who looks at the workflow. Local
 * times were rendered when the pack was bought, because zone data are not available here.
 */
export function packStatusText(file: PackFile, state: PackState): string {
  const { available, reserved, used, expired } = state.balance;
  return [
    `**${state.status}** · ${markdownLine(file.account.name)} · order ${markdownLine(file.orderHint)}`,
    `${file.total} credits: ${available} available, ${reserved} reserved, ${used} used, ${expired} expired.`,
    state.status === 'expired'
      ? `It expired at ${file.expiresAtLocal}.`
      : `It expires at ${file.expiresAtLocal}.`,
    ...(state.holders.length === 0
      ? []
      : [`Held by ${state.holders.map(markdownLine).join(', ')}.`]),
  ].join('\n\n');
}

/** What a timer waits for, as the Temporal UI shows it to operators. */
export function packWakeupText(cause: PackWakeupCause): string {
  if (cause.what === 'expiry') return 'The pack expires';
  if (cause.what === 'end') return 'The pack takes no more late reports';
  return `Reminder that the pack expires in ${cause.days === 1 ? '1 day' : `${cause.days} days`}`;
}
