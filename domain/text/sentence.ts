import type { CaseEvent } from '../case/case-event.ts';
import type { CaseFile } from '../case/case-file.ts';
import { SYSTEM } from '../case/event-draft.ts';
import { waitPolicy } from '../case/wait-policy.ts';
import type { PackEntry } from '../pack/types.ts';
import { parseInstant } from '../time/instant.ts';
import { metricName } from './metric-name.ts';
import { when } from './when.ts';
import type { OperationalData, EventData, EventType } from './words/event-types.ts';
import { WORDS } from './words/index.ts';
import { wordingIn, type Reader } from './words/locale.ts';
import type { About } from './words/words.ts';

/** What of a case or pack its sentences need. */
interface Subject {
  /** Its zone is used for local times if the reader has none. */
  readonly account: { readonly name: string; readonly timeZone: string };
  /** The kinds of waits of a case's offering. */
  readonly waits?: CaseFile['waits'];
  /** What a case's offering times. */
  readonly metrics?: CaseFile['metrics'];
}

/** What happened to a case, in a sentence of the reader's language. */
export function caseSentence(
  { type, actor, data }: Pick<CaseEvent, 'type' | 'actor' | 'data'>,
  subject: Subject,
  reader: Reader,
): string {
  return sentence(type, { actor, data }, aboutOf(subject, reader), reader);
}

/** What happened to a pack, in a sentence of the reader's language. */
export function packSentence(
  { type, actor, data, case: of }: Pick<PackEntry, 'type' | 'actor' | 'data' | 'case'>,
  subject: Subject,
  reader: Reader,
): string {
  return sentence(type, { actor, data }, { ...aboutOf(subject, reader), case: of }, reader);
}

/** What is wrong with the alerts, in a sentence of the reader's language. */
export function operationalSentence<Type extends keyof OperationalData>(
  type: Type,
  data: OperationalData[Type],
  reader: Reader,
): string {
  const subject = { account: { name: '', timeZone: 'UTC' } };
  return sentence(type, { actor: SYSTEM, data }, aboutOf(subject, reader), reader);
}

function sentence(
  type: EventType,
  event: { readonly actor: string; readonly data: EventData[EventType] },
  about: About,
  { locale }: Reader,
): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event's data are of its type
  const render = WORDS[locale].happened[type] as (event: unknown, about: About) => string;
  return render(event, about);
}

function aboutOf({ account, waits = [], metrics = [] }: Subject, reader: Reader): About {
  return {
    account: account.name,
    case: null,
    when(instant) {
      const at = parseInstant(instant);
      return at === null ? '–' : when(at, reader, account.timeZone);
    },
    waitName(kind) {
      const policy = waitPolicy({ waits }, kind);
      return policy === null ? kind : wordingIn(policy.name, reader.locale);
    },
    metricName: (metric) => metricName({ metrics }, metric, reader.locale),
  };
}
