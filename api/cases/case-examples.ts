import type { CaseEventType } from '../../domain/case/types.ts';
import { waitingParty } from '../../domain/case/who-acts.ts';
import { caseSentence } from '../../domain/text/sentence.ts';
import { isAboutClock } from '../events/about-clock.ts';
import { ACCOUNT, API_URL, READER, textFieldsOf, WAITS } from '../events/example-words.ts';
import { caseSample } from './case-samples.ts';
import { CASE } from './examples.ts';
import { shownAfter } from './stages.ts';

/** The alert for an event, as it is sent. */
export function caseExample(type: CaseEventType) {
  const sample = caseSample(type);
  const { case: shown, clock } = shownAfter(type);
  const isShown = isAboutClock(type);
  const url = `${API_URL}/cases/${CASE.id}`;
  return {
    type,
    timestamp: sample.at,
    data: {
      case: shown,
      ...(isShown && { clock }),
      ...textFieldsOf(type, sentenceOf(type)),
      policyVersion: CASE.policyVersion,
      rule: isShown ? clock.rule : null,
      source: isShown ? clock.source : null,
      severityName: shown.severityName,
      toAct: waitingParty(shown),
      next: shown.next,
      ...sample.data,
      links: { case: url, timeline: `${url}/timeline` },
    },
  };
}

/** The event as a line of the timeline. */
export function lineExample(type: CaseEventType, seq: number) {
  const { at, actor, data } = caseSample(type);
  return { seq, type, at, actor, data: { reason: sentenceOf(type), ...data, quiet: false } };
}

function sentenceOf(type: CaseEventType): string {
  return caseSentence(caseSample(type), { account: ACCOUNT, waits: WAITS }, READER);
}
