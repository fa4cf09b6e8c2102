import { draftCase } from '../../api/cases/draft.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { newCase } from '../../api/cases/new-case.ts';
import { draftPack } from '../../api/packs/draft.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { CaseJournal } from '../../domain/case/journal.ts';
import { PackAccount } from '../../domain/pack/account.ts';
import type { Locale, Reader } from '../../domain/text/words/locale.ts';
import { DAY, HOUR } from '../../domain/time/units.ts';
import { temporalLink, type Links } from '../../notifications/links.ts';
import type { AlertText } from '../../notifications/text/alert-text.ts';
import { caseText } from '../../notifications/text/case-alert.ts';
import { isAlerted, packText } from '../../notifications/text/pack-alert.ts';

/** A Saturday, in the afternoon of its account. */
const OPENED_AT = Date.parse('2026-11-21T08:00:00.000Z');

const ACCOUNT = {
  id: 'acc_contoso',
  name: 'Contoso Shanghai',
  region: 'CN',
  subdivision: null,
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  agreements: ['advanced-online-service'],
  partner: false,
  contacts: [],
  fields: {},
  createdAt: OPENED_AT,
};

/** Of realistic length. */
const TITLE =
  'Mail flow is down for all users in the Shanghai and Beijing offices since the certificate of the connector was renewed, <connector-outbound-01.contoso.example> answers 5.7.1';

const CASE_ID = 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2';
const PACK_ID = 'pack_d5f7h2j4l6n3p5r7t2v4x6z3b3';

const LINKS: Links = {
  publicUrl: 'https://sla.example.com',
  temporalUiUrl: 'https://temporal.example.com',
  namespace: 'sla',
};

const ZONES: Readonly<Record<Locale, string>> = {
  en: 'Europe/London',
  fr: 'Europe/Paris',
  de: 'Europe/Berlin',
  'zh-Hans': 'Asia/Shanghai',
};

/** The alert about an unanswered case, for a reader where the language is spoken. */
export function breachFor(locale: Locale, catalogue: Catalogue): AlertText {
  const { openedAt: _openedAt, ...terms } = newCase.parse({ ...NEW_CASE, title: TITLE });
  const draft = draftCase({
    catalogue,
    terms,
    account: ACCOUNT,
    openedAt: OPENED_AT,
    openedBy: 'desk',
    until: OPENED_AT,
  });
  const journal = new CaseJournal({ ...draft, id: CASE_ID });
  const now = OPENED_AT + 2 * HOUR;
  journal.advance(now);
  const event = required(journal.events.find(({ type }) => type === 'case.sla.breached'));
  const { file, state } = journal;
  const links = {
    case: `${LINKS.publicUrl}/v1/cases/${CASE_ID}`,
    temporal: temporalLink(CASE_ID, LINKS),
  };
  return caseText({ event, file, state, links, now }, readerOf(locale));
}

/** The alert about a pack whose credits expire soon, for the same reader. */
export function expiryFor(locale: Locale, catalogue: Catalogue): AlertText {
  const file = draftPack(catalogue, {
    id: PACK_ID,
    account: ACCOUNT,
    orderConfirmation: 'OC-2026-004711',
    offering: null,
    credits: null,
    used: 2,
    taxExemption: null,
    purchasedAt: OPENED_AT,
    purchasedBy: 'desk',
    now: OPENED_AT,
  });
  const pack = new PackAccount(file);
  pack.advance(file.expiresAt - 3 * DAY);
  const entry = required(
    pack.entries.filter(isAlerted).findLast(({ type }) => type === 'pack.expiring'),
  );
  const links = {
    pack: `${LINKS.publicUrl}/v1/packs/${PACK_ID}`,
    temporal: temporalLink(PACK_ID, LINKS),
  };
  return packText({ entry, file, links }, readerOf(locale));
}

function readerOf(locale: Locale): Reader {
  return { locale, timeZone: ZONES[locale] };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample has no such alert.');
  return value;
}
