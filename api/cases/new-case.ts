import { z } from 'zod';
import { ENTITLEMENT_KINDS, PARTIES, SCOPES } from '../../domain/case/types.ts';
import { accountId, accountInline } from '../accounts/schema.ts';
import { orElse, orNull, withDefault } from '../http/absent.ts';
import { instant } from '../http/instants.ts';
import { fieldChanges, ownFields } from '../http/own-fields.ts';
import { language } from '../http/places.ts';
import { severity } from '../http/severity.ts';
import { optionalProse, optionalText, prose, text } from '../http/text.ts';
import { COMMON } from './acts.ts';
import { contact } from './contact-schema.ts';
import { history } from './history.ts';

const entitlement = z.strictObject({ kind: z.enum(ENTITLEMENT_KINDS), id: text(200) });

/**
 * What a case is opened with. Fields that a rule of an offering may require are optional here, so that the
 * rule itself refuses their absence, with its source (422).
 */
const request = z.strictObject({
  offering: text(64).meta({ example: '21vianet' }),
  plan: optionalText(64),
  category: text(64).meta({
    description:
      'What kind of case it is: technical, billing, subscription, presales or advisory, or one of the offering’s own',
    example: 'technical',
  }),
  severity: orNull(severity).meta({
    description:
      'One of the severities of the offering; left out where the offering derives it from `fields`',
  }),
  language,
  channel: optionalText(64)
    .transform((value) => value ?? 'online')
    .meta({
      default: 'online',
      description: '`online`, `phone`, `email`, or one of the offering’s own',
    }),
  title: text(300),
  product: optionalText(200).meta({
    description: 'What the case is about; an offering may cover some products alone',
  }),
  businessImpact: optionalProse(5_000),
  resourcesCommitted: withDefault(z.boolean(), false),
  requesterRole: optionalText(64)
    .transform((value) => value ?? 'user')
    .meta({
      default: 'user',
      description: '`administrator`, `delegated-partner`, `user`, or one of the offering’s own',
    }),
  contact: orNull(contact),
  roundTheClock: withDefault(z.boolean(), false),
  pack: optionalText(64)
    .transform((value) => value ?? 'auto')
    .meta({ default: 'auto', description: '`auto`, `single`, or a pack’s id' }),
  proofOfEntitlement: orNull(entitlement),
  subscriptionOwner: withDefault(z.enum(PARTIES), 'customer'),
  scope: orNull(z.enum(SCOPES)),
  reference: optionalText(200),
  fields: orElse(ownFields, {}).meta({
    description: 'Fields that the offering defines, by name; null is the same as left out',
    example: {},
  }),
});

const terms = request.extend({
  history,
  quietBefore: orNull(instant).meta({
    description:
      'What was due before this instant is recorded without alerts; `openedAt` if absent',
  }),
});

export type CaseTerms = z.output<typeof terms>;

/** The body of `POST /v1/cases`. */
export const newCase = terms
  .extend({
    account: accountId,
    openedAt: orNull(instant).meta({
      description: 'When the case was opened; now if absent, and never in the future',
    }),
  })
  .meta({ id: 'NewCase' });

export type NewCase = z.output<typeof newCase>;

/** The body of `POST /v1/cases/preview`. */
export const casePreview = terms
  .extend({
    account: z.union([accountId, accountInline]).meta({
      description: 'The id of an account, or an account that need not exist',
    }),
    openedAt: orNull(instant).meta({
      description: 'When the case would be opened, any instant; now if absent',
    }),
  })
  .meta({ id: 'NewCasePreview' });

export type CasePreview = z.output<typeof casePreview>;

/** Absent and null mean the value of the case that is split. */
function inherited<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** The body of `POST /v1/cases/{id}/split`. */
export const newPart = z
  .strictObject({
    title: request.shape.title,
    category: inherited(text(64)),
    severity: inherited(severity),
    language: inherited(language),
    channel: inherited(text(64)),
    product: inherited(text(200)),
    businessImpact: inherited(prose(5_000)),
    resourcesCommitted: inherited(z.boolean()),
    contact: inherited(contact),
    roundTheClock: inherited(z.boolean()),
    pack: inherited(text(64)),
    scope: inherited(z.enum(SCOPES)),
    reference: inherited(text(200)),
    fields: inherited(fieldChanges).meta({
      description: 'Fields that are named are those of the part, the others those of the case',
    }),
    at: COMMON.at,
    by: COMMON.by,
  })
  .meta({ id: 'NewPart' });

export type NewPart = z.output<typeof newPart>;
