import type { Movement } from '../pack/types.ts';

/** Descriptions of a pack's messages, for operators who use the Temporal UI. */
export const PACK_MESSAGE_TEXTS = {
  reserve:
    'Holds a credit for a case: {"by": "who", "case": "case_…", "account": "acc_…", "offering": "professional"}',
  charge: 'The credit of a case is used: {"by": "who", "case": "case_…"}',
  return: 'The credit of a case comes back: {"by": "who", "case": "case_…"}',
  claim: 'Another account has proved the purchase: {"by": "who", "account": "acc_…"}',
  recorded: 'Answers when the ledger has everything',
  report: 'As it stands',
  entries: 'Every movement of this run',
} as const satisfies Readonly<Record<Movement['move'], string>> & Readonly<Record<string, string>>;

/** Why a pack refuses a message. */
export const PACK_FAILURE_TEXTS = {
  refused: (code: string) => `The pack does not take it: ${code}`,
  text: (name: string, max: number) => `${name} must be text of at most ${max} characters`,
} as const;
