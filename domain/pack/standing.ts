import type { PackFile, PackState } from './types.ts';

/**
 * Where the pack stands, in a sentence or two of Markdown, for an operator who looks at the
 * workflow. Local times were rendered when it was bought: nothing here knows a zone.
 */
export function packStanding(file: PackFile, state: PackState): string {
  const { available, reserved, used, expired } = state.balance;
  return [
    `**${state.status}** · ${file.account.name} · order ${file.orderHint}`,
    `Of ${file.total} credits ${available} are available, ${reserved} reserved, ${used} used and ${expired} expired.`,
    state.status === 'expired'
      ? `It expired at ${file.expiresAtLocal}.`
      : `It expires at ${file.expiresAtLocal}.`,
    ...(state.holders.length === 0 ? [] : [`Held by ${state.holders.join(', ')}.`]),
  ].join('\n\n');
}
