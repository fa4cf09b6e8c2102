import { isBuiltIn } from '../case/metric.ts';
import type { CaseFile, CaseState, Clock, NextEvent } from '../case/types.ts';
import { metricName } from './metric-name.ts';
import { openBreach, openBreaches } from '../case/who-acts.ts';
import type { Instant } from '../time/instant.ts';
import { when } from './when.ts';
import { WORDS } from './words/index.ts';
import { wordingIn, type Locale, type Reader } from './words/locale.ts';
import type { NextWords } from './words/words.ts';

/**
 * What somebody has to do now about a breach that is open, and what happens next by itself unless somebody
 * acts, as sentences of the reader's language.
 * @param accountZone IANA zone, in which times are shown if the reader has none
 * @param now decides whether a closed case can still be reopened
 */
export function nextText(
  { file, state }: { readonly file: Pick<CaseFile, 'metrics'>; readonly state: CaseState },
  reader: Reader,
  { accountZone, now }: { readonly accountZone: string; readonly now: Instant },
): string {
  const { locale } = reader;
  const { next: words, labels } = WORDS[locale];
  const instant = (at: Instant | null) => (at === null ? '–' : when(at, reader, accountZone));
  const telling = { file, locale, words, instant };
  // What the customer was promised comes before what the teams agreed on.
  const breach = openBreach(state) ?? openBreaches(state)[0];
  const todo = breach === undefined ? [] : [actText(breach, telling)];
  const follows = state.next === null ? [] : [followText(state.next, state, telling)];
  const parts = [...todo, ...follows];
  return parts.length > 0 ? parts.join(labels.gap) : restText(state, telling, now);
}

/** What the case times, the words of the reader's language, and how instants are shown. */
interface Telling {
  readonly file: Pick<CaseFile, 'metrics'>;
  readonly locale: Locale;
  readonly words: NextWords;
  readonly instant: (at: Instant | null) => string;
}

function actText({ metric }: Clock, { file, locale, words }: Telling): string {
  return isBuiltIn(metric) ? words.act[metric] : words.actOn(metricName(file, metric, locale));
}

function followText(next: NextEvent, state: CaseState, telling: Telling): string {
  const { locale, words, instant } = telling;
  const at = instant(next.at);
  switch (next.what) {
    case 'non_response.reminder':
      return words.reminder(at, instant(state.nonResponse?.dueAt ?? null));
    case 'non_response.downgrade':
      return words.downgrade(at, loweredTo(state));
    case 'wait.reminder':
      return words.waitReminder(at, waitName(state, locale));
    case 'non_response.flag':
      return words.flag(at);
    case 'non_response.close':
      return words.close(at);
    default:
      return clockText(next, state, telling);
  }
}

function clockText(next: NextEvent, { clocks }: CaseState, telling: Telling): string {
  const { file, locale, words, instant } = telling;
  const metric = metricOf(next);
  const name = metricName(file, metric, locale);
  const own = clocks.findLast((clock) => clock.metric === metric);
  const at = instant(next.at);
  if (next.what === `${metric}.warning`) {
    return words.warning(name, at, instant(own?.dueAt ?? null));
  }
  if (next.what === `${metric}.breach`) return words.breach(name, at);
  const level = own?.escalations.find(({ reachedAt }) => reachedAt === null);
  return words.escalation(level ?? { level: 1, name: '–', number: 1 }, at);
}

/** The metric of an event of a clock: what stands before the last point. */
function metricOf({ what }: NextEvent): string {
  return what.slice(0, what.lastIndexOf('.'));
}

/** Whom or what support waits for besides the customer. */
function waitName({ wait }: CaseState, locale: Locale): string {
  return wait === null ? '–' : wordingIn(wait.name, locale);
}

/** The severity that silence lowers the case to. */
function loweredTo({ nonResponse, severity }: CaseState) {
  const step = nonResponse?.step;
  return typeof step === 'object' && step !== null ? step.severity : severity;
}

/** Nothing happens by itself. */
function restText(state: CaseState, { locale, words, instant }: Telling, now: Instant): string {
  const { closure, nonResponse, wait } = state;
  if (closure !== null) {
    const { reopenableUntil } = closure;
    return now > reopenableUntil ? words.over : words.closed(instant(reopenableUntil));
  }
  if (nonResponse?.flagged) return words.flagged;
  return wait === null ? words.nothing : words.waiting(waitName(state, locale));
}
