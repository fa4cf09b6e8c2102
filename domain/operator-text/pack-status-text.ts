import type { PackWakeupCause } from '../pack/account.ts';
import type { PackFile, PackState } from '../pack/types.ts';

/** What a list of packs calls it. */
export function packTitle({ total, account, orderHint }: PackFile): string {
  return `${total} credits of ${account.name}, order ${orderHint}`;
}

/**
 * Where the pack stands, in a sentence or two of Markdown, for an operator who looks at the
 * workflow. Local times were rendered when it was bought: nothing here knows a zone.
 */
export function packStatusText(file: PackFile, state: PackState): string {
  const { available, reserved, used, expired } = state.balance;
  return [
    `**${state.status}** · ${file.account.name} · order ${file.orderHint}`,
    `${file.total} credits: ${available} available, ${reserved} reserved, ${used} used, ${expired} expired.`,
    state.status === 'expired'
      ? `It expired at ${file.expiresAtLocal}.`
      : `It expires at ${file.expiresAtLocal}.`,
    ...(state.holders.length === 0 ? [] : [`Held by ${state.holders.join(', ')}.`]),
  ].join('\n\n');
}

/** What a timer waits for, for an operator who reads it in the Temporal UI. */
export function packWakeupText(cause: PackWakeupCause): string {
  if (cause.what === 'expiry') return 'The pack expires';
  return `Reminder that the pack expires in ${cause.days === 1 ? '1 day' : `${cause.days} days`}`;
}
