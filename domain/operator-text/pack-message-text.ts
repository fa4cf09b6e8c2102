import type { Movement } from '../pack/types.ts';

/** Descriptions of a pack's messages, for operators who use the Temporal UI. */
export const PACK_MESSAGE_TEXTS = {
  reserve:
    'Reserves a credit for a case: {"by": "who", "case": "case_…", "account": "acc_…", "offering": "professional"}',
  charge: 'Uses up the credit of a case: {"by": "who", "case": "case_…"}',
  return: 'Returns the credit of a case: {"by": "who", "case": "case_…"}',
  restore:
    'Holds the credit of a case again that was charged by mistake: {"by": "who", "case": "case_…"}',
  claim:
    'Lets another account that has proved the purchase use the pack: {"by": "who", "account": "acc_…"}',
  recorded: 'Answers once the ledger has everything',
  report: 'The current state of the pack',
  entries: 'Every movement of this run',
} as const satisfies Readonly<Record<Movement['move'], string>> & Readonly<Record<string, string>>;

/** Why a pack refuses a message. */
export const PACK_FAILURE_TEXTS = {
  refused: (code: string) => `The pack refuses: ${code}`,
  misleading: (name: string, why: string) => `${name} ${why}`,
  at: 'at must be an RFC 3339 instant with an offset',
  text: (name: string, max: number) => `${name} must be text of at most ${max} characters`,
} as const;
