import { clockKey } from '../case/occurrence.ts';
import {
  METRICS,
  OUTCOMES,
  SEVERITIES,
  type CaseEvent,
  type CaseFile,
  type CaseState,
  type Clock,
  type Source,
} from '../case/types.ts';
import type { AlertFacts, AlertText, AlertType, Reader } from './types.ts';
import { when } from './when.ts';
import { WORDS } from './words/index.ts';

interface CaseAlert {
  readonly event: Omit<CaseEvent, 'type'> & { readonly type: AlertType };
  readonly file: CaseFile;
  readonly state: CaseState;
  /** Where people find more; null for what there is not. */
  readonly links: { readonly case: string; readonly temporal: string | null };
}

/** An event of a case in the language and the zone of its reader. */
export function caseText({ event, file, state, links }: CaseAlert, reader: Reader): AlertText {
  const { labels, headings, happened } = WORDS[reader.locale];
  const zone = file.account.timeZone;
  const clock = clockOf(event, state);
  const dueAt = clock?.dueAt ?? null;
  const due = dueAt === null ? null : when(dueAt, reader, zone);
  const facts = factsOf(event, file, state, due);
  const heading = headings[event.type];
  const title = state.changes.title ?? file.request.title;
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${state.severity} · ${file.account.name} · ${title}`,
    happened: happened[event.type](facts),
    facts: [
      { label: labels.case, value: title },
      { label: labels.account, value: file.account.name },
      { label: labels.severity, value: state.severity },
      { label: labels.at, value: when(event.at, reader, zone) },
      { label: labels.why, value: whyOf(event, file, clock, reader) },
      { label: labels.next, value: nextOf(state, reader, zone) },
    ],
    links: [
      { label: labels.openCase, url: links.case },
      ...(links.temporal === null ? [] : [{ label: labels.openTemporal, url: links.temporal }]),
    ],
  };
}

/**
 * The clock that an event is about: that of its cycle; a correction is about the latest, an opening
 * about what it promises first.
 */
export function clockOf(
  { key, metric, type }: Pick<CaseAlert['event'], 'key' | 'metric' | 'type'>,
  { clocks }: CaseState,
): Clock | undefined {
  if (type === 'case.opened') return clocks[0];
  const own = clocks.find((one) => key.startsWith(clockKey(one.metric, one.cycle, '')));
  return own ?? clocks.findLast((one) => one.metric === metric);
}

function factsOf(
  { actor, metric, data }: CaseAlert['event'],
  file: CaseFile,
  state: CaseState,
  due: string | null,
): AlertFacts {
  return {
    actor,
    account: file.account.name,
    title: state.changes.title ?? file.request.title,
    severity: state.severity,
    metric: metricOf(metric),
    due,
    percent: numberOf(data['percent']),
    beforeMinutes: numberOf(data['beforeMinutes']),
    from: severityOf(data['from']),
    to: severityOf(data['to']),
    ground: groundOf(data['ground']),
    level: numberOf(data['level']),
    levelName: textOf(data['name']),
    outcome: outcomeOf(data['outcome']),
    pack: textOf(data['pack']),
    count: null,
    days: null,
    what: whatOf(data),
  };
}

/** By which rule it happened, and the document that this comes from; null for what has none. */
export function groundsOf(
  { data }: Pick<CaseEvent, 'data'>,
  clock: Clock | undefined,
): { readonly rule: string | null; readonly source: Source | null } {
  return {
    rule: clock?.rule ?? null,
    source: sourceOf(data['source']) ?? clock?.source ?? null,
  };
}

function whyOf(
  event: Pick<CaseEvent, 'data'>,
  file: CaseFile,
  clock: Clock | undefined,
  { locale }: Reader,
): string {
  const { labels } = WORDS[locale];
  const { rule, source } = groundsOf(event, clock);
  const origin = source === null ? [] : [labels.source(source.document, source.section)];
  const chosen = source?.chosen === undefined ? [] : [labels.chosen];
  return [file.policyVersion, ...(rule === null ? [] : [rule]), ...origin, ...chosen].join(
    labels.comma,
  );
}

/** The nearest deadline that is still running; null where none is. */
export function nextDeadline({ clocks }: CaseState) {
  const running = clocks.flatMap(({ state, metric, dueAt }) =>
    state === 'running' && dueAt !== null ? [{ metric, dueAt }] : [],
  );
  return running.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

function nextOf(state: CaseState, reader: Reader, zone: string): string {
  const { labels } = WORDS[reader.locale];
  const next = nextDeadline(state);
  if (!next) return labels.nothingNext;
  return labels.nextDue(next.metric, when(next.dueAt, reader, zone));
}

/** What an event is about in its own words: names of fields and types are the same in every language. */
function whatOf(data: CaseEvent['data']): string | null {
  const { changes, withdrawn, child, reason } = data;
  if (typeof changes === 'object' && changes !== null) return Object.keys(changes).join(', ');
  if (Array.isArray(withdrawn)) {
    return withdrawn.map((one: { type?: unknown }) => String(one.type)).join(', ');
  }
  return typeof child === 'string' ? child : reason;
}

const GROUNDS = ['silence', 'impact-changed', 'lack-of-resources', 'correction'] as const;

const metricOf = (value: unknown) => METRICS.find((one) => one === value) ?? null;
const severityOf = (value: unknown) => SEVERITIES.find((one) => one === value) ?? null;
const groundOf = (value: unknown) => GROUNDS.find((one) => one === value) ?? null;
const outcomeOf = (value: unknown) => OUTCOMES.find((one) => one === value) ?? null;
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function sourceOf(value: unknown): Source | null {
  if (typeof value !== 'object' || value === null) return null;
  const { document, section, chosen }: Partial<Record<keyof Source, unknown>> = value;
  if (typeof document !== 'string' || typeof section !== 'string') return null;
  return { document, section, ...(typeof chosen === 'string' && { chosen }) };
}
