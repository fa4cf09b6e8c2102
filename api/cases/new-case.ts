import { z } from 'zod';
import {
  CATEGORIES,
  CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  SEVERITIES,
} from '../../domain/case/types.ts';
import { accountId, accountInline } from '../accounts/schema.ts';
import { instant } from '../instants.ts';
import { language } from '../places.ts';
import { email, optionalText, text } from '../text.ts';

/** Absent and null are the default. */
function flag() {
  return z
    .boolean()
    .nullish()
    .transform((value) => value ?? false)
    .meta({ default: false });
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T, otherwise: T[number]) {
  return z
    .enum(values)
    .nullish()
    .transform((value) => value ?? otherwise)
    .meta({ default: otherwise });
}

function orNull<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? null);
}

const contact = z.strictObject({
  name: optionalText(200),
  email: orNull(email),
  phone: optionalText(40),
  of: oneOf(PARTIES, 'customer'),
});

const entitlement = z.strictObject({ kind: z.enum(ENTITLEMENT_KINDS), id: text(200) });

const NO_TAKEOVER = 'taking over a history is not available in this version: leave it empty';

/**
 * What a case is opened with. Whatever a rule of an offering may require is optional here, so that
 * its absence is answered by that rule, with its source (422).
 */
const terms = z.strictObject({
  offering: text(64).meta({ example: '21vianet' }),
  plan: optionalText(64),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  language,
  channel: oneOf(CHANNELS, 'online'),
  title: text(300),
  businessImpact: optionalText(5_000),
  resourcesCommitted: flag(),
  requesterRole: oneOf(REQUESTER_ROLES, 'user'),
  contact: orNull(contact),
  roundTheClock: flag(),
  pack: optionalText(64)
    .transform((value) => value ?? 'auto')
    .meta({ default: 'auto', description: '`auto`, `single`, or a pack’s id' }),
  proofOfEntitlement: orNull(entitlement),
  subscriptionOwner: oneOf(PARTIES, 'customer'),
  scope: orNull(z.enum(SCOPES)),
  history: z.array(z.unknown()).max(0, NO_TAKEOVER).nullish(),
  quietBefore: orNull(instant).meta({
    description: 'What fell due before is recorded and not alerted: absent is `openedAt`',
  }),
  reference: optionalText(200),
});

export type CaseTerms = z.output<typeof terms>;

/** The body of `POST /v1/cases`. */
export const newCase = terms
  .extend({
    account: accountId,
    openedAt: orNull(instant).meta({
      description: 'When the case was opened: absent is now, the future is refused',
    }),
  })
  .meta({ id: 'NewCase' });

export type NewCase = z.output<typeof newCase>;

/** The body of `POST /v1/cases/preview`. */
export const casePreview = terms
  .extend({
    account: z.union([accountId, accountInline]).meta({
      description: 'The id of an account, or one that need not exist',
    }),
    openedAt: orNull(instant).meta({
      description: 'When the case would be opened, any instant: absent is now',
    }),
  })
  .meta({ id: 'NewCasePreview' });

export type CasePreview = z.output<typeof casePreview>;
