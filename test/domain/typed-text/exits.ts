import { createLogger } from '../../../service/log.ts';
import { CaseJournal } from '../../../domain/case/journal.ts';
import type { CaseFile } from '../../../domain/case/types.ts';
import { packStatusText } from '../../../domain/operator-text/pack-status-text.ts';
import { refusedText, statusText } from '../../../domain/operator-text/status-text.ts';
import { wakeupText } from '../../../domain/operator-text/wakeup-text.ts';
import { PackAccount } from '../../../domain/pack/account.ts';
import { explanationText } from '../../../domain/view/explanation-text.ts';
import type { ChannelType } from '../../../ledger/types/subscriptions.ts';
import { bodyFor, digestBodyFor } from '../../../notifications/channels/body.ts';
import { sanitizeError } from '../../../notifications/channels/sanitize-error.ts';
import { caseText } from '../../../notifications/text/case-alert.ts';
import {
  detailsOf,
  packDetails,
  packSummary,
  summaryOf,
} from '../../../temporal/operator-notes.ts';
import { attributesOf, SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { ACCOUNT, caseFile, HOUR, OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { packFile } from '../../support/pack-file.ts';
import { office } from '../time/calendars.ts';
import { fileOf } from '../ical/file-of.ts';

const READER = { locale: 'en', timeZone: null } as const;
const LINKS = { case: 'https://sla.example/v1/cases/case_test', temporal: null };

/** A case of whose every text others are the authors, an hour after its breach. */
function breached(text: string) {
  const file: CaseFile = {
    ...caseFile(),
    account: { ...ACCOUNT, name: text },
    request: { ...REQUEST, title: text, businessImpact: text, reference: text },
    notes: [{ code: 'gap', detail: text }],
  };
  const journal = new CaseJournal(file);
  journal.advance(OPENED_AT + 2 * HOUR);
  return journal;
}

function alertOf(text: string) {
  const { file, state, events } = breached(text);
  // Its sentence names the account.
  const opened = events.find(({ type }) => type === 'case.opened')!;
  return caseText({ event: opened, file, state, links: LINKS, now: opened.at }, READER);
}

const webhook = (text: string) => ({ type: 'x', timestamp: '', data: { title: text } });
const alerted = (channel: ChannelType, text: string) =>
  stringsOf(JSON.parse(bodyFor(channel, webhook(''), alertOf(text))));

function digested(channel: ChannelType, text: string) {
  const line = { subject: text, happened: text, details: text, url: null };
  const body = digestBodyFor(channel, [], {
    locale: 'en',
    heading: 'Case opened',
    subject: text,
    lines: [line],
  });
  return stringsOf(JSON.parse(body));
}

/** All texts in a message, each from its own line on. */
function stringsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.values(value ?? {})
    .map(stringsOf)
    .join('\n');
}

function logged(text: string): string {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  log.warn({ by: text, err: new Error(text) }, text);
  // Stacks and times differ with the place and moment of a call.
  return lines.join('').replaceAll(/"(time|pid|hostname|stack)":("(?:[^"\\]|\\.)*"|\d+)/g, '');
}

const html = (text: string) => {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replaceAll(
    /&(lt|gt|quot|#39|amp);/g,
    (entity) => ({ ...entities })[entity] ?? entity,
  );
};
const markdown = (text: string) => text.replaceAll(/\\([^\p{L}\p{N}])/gu, '$1');
const asItIs = (text: string) => text;

/** Every way out: what people read if a text is what others have typed. */
export const EXITS: readonly {
  readonly exit: string;
  readonly show: (text: string) => string;
  /** Undoes what the exit writes for special characters of its own format. */
  readonly read: (shown: string) => string;
}[] = [
  {
    exit: 'the explanation',
    show: (text) => explanationText(breached(text), { locale: 'en' }),
    read: asItIs,
  },
  { exit: 'a mail', show: (text) => alerted('email', text), read: html },
  { exit: 'a mail of several alerts', show: (text) => digested('email', text), read: html },
  { exit: 'Slack', show: (text) => alerted('slack', text), read: html },
  { exit: 'Slack, of several alerts', show: (text) => digested('slack', text), read: html },
  { exit: 'Teams', show: (text) => alerted('teams', text), read: (t) => html(markdown(t)) },
  {
    exit: 'Teams, of several alerts',
    show: (text) => digested('teams', text.slice(0, 40)),
    read: (t) => html(markdown(t)),
  },
  { exit: 'the text of a webhook', show: (text) => alerted('webhook', text), read: asItIs },
  {
    exit: 'the summary of a case in the Temporal UI',
    show: (text) => summaryOf(breached(text).file),
    read: markdown,
  },
  {
    exit: 'the details of a case in the Temporal UI',
    show: (text) => detailsOf(breached(text).file, 'https://sla.example'),
    read: markdown,
  },
  {
    exit: 'the present of a case in the Temporal UI',
    show(text) {
      const { file, state } = breached(text);
      return `${statusText(file, state)}\n${refusedText(file)}`;
    },
    read: markdown,
  },
  {
    exit: 'a timer in the Temporal UI',
    show: (text) =>
      wakeupText(
        { what: 'escalation', metric: 'first_response', name: text, level: 1, number: 1 },
        { metrics: [] },
      ),
    read: asItIs,
  },
  {
    exit: 'the title in lists of the Temporal UI',
    show: (text) =>
      String(
        attributesOf(breached(text.slice(0, 40)).file, OPENED_AT).find(
          ({ key }) => key === SEARCH_ATTRIBUTES.title,
        )?.value ?? '',
      ),
    read: asItIs,
  },
  {
    exit: 'a pack in the Temporal UI',
    show(text) {
      const file = packFile({
        account: { id: 'acc_a', name: text, timeZone: 'UTC' },
        purchasedBy: text,
        taxExemption: text,
        orderHint: text,
      });
      const { state } = new PackAccount(file);
      return [packSummary(file), packDetails(file, ''), packStatusText(file, state)].join('\n');
    },
    read: markdown,
  },
  {
    exit: 'a calendar file',
    show: (text) =>
      fileOf(office({ holidays: { '2026-05-04': text } }), '2026-05-01', '2026-06-01')
        .replaceAll('\r\n ', '')
        .replaceAll('\r\n', '\n'),
    read: (t) => t.replaceAll(/\\([\\;,])/g, '$1'),
  },
  { exit: 'an error of a receiver', show: (text) => sanitizeError(text), read: asItIs },
  { exit: 'the log', show: logged, read: (t) => t.replaceAll(/\\(["\\])/g, '$1') },
];
