import { z } from 'zod';
import { MAX_ID_LENGTH } from '../../catalogue/schema/vocabulary.ts';
import { CASE_STATUSES } from '../../domain/case/types.ts';
import type { Logger } from 'pino';
import type { Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { ListedCase } from '../../ledger/types/cases.ts';
import type { Page } from '../../ledger/types/page.ts';
import { accountId } from '../accounts/schema.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { type Endpoint } from '../http/endpoint.ts';
import { inTurn } from '../http/in-turn.ts';
import { instant } from '../http/instants.ts';
import { flagQuery, listEndpoint, pageQuery } from '../http/lists.ts';
import { region } from '../http/places.ts';
import { severity } from '../http/severity.ts';
import { text } from '../http/text.ts';
import { caseSchema } from './case-schema.ts';
import { CASE } from './examples.ts';
import { stoppedNote } from './stopped-note.ts';

const query = z.strictObject({
  account: accountId.optional(),
  offering: text(64).optional(),
  severity: severity.optional(),
  status: z.enum(CASE_STATUSES).optional(),
  region: region.optional(),
  waitingFor: text(MAX_ID_LENGTH).optional().meta({
    description: '`customer`, or the kind of a wait for another',
  }),
  breached: flagQuery.optional(),
  dueBefore: instant.optional().meta({
    description: 'Only cases whose next deadline is before this instant',
  }),
  sort: z.enum(['openedAt', 'nextDueAt']).default('openedAt').meta({
    description:
      '`openedAt`: newest first. `nextDueAt`: nearest deadline first, cases without one last',
  }),
  ...pageQuery,
});

/** `GET /v1/cases`, from the ledger, which lags the cases by a moment. */
export function listCases({ ledger, clock, log }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/cases',
    id: 'listCases',
    tag: 'Cases',
    summary: 'Lists cases',
    query,
    answer: { description: 'A page of cases', name: 'Cases' },
    item: { schema: caseSchema, example: CASE },
    mayOmit: true,
    async pageOf(call) {
      const page = await ledger.cases.list(definedFields(call.query));
      const stopped = await ledger.gaps.open('not-running', MAX_STOPPED);
      const since = new Map(stopped.map(({ subject, dueAt }) => [subject, dueAt]));
      return shownPage(page, { now: clock(), log, isAwaited: call.isAwaited, since });
    },
  });
}

interface Showing {
  readonly now: Instant;
  readonly log: Logger;
  readonly isAwaited: () => boolean;
  /** Since when cases do not run that should. */
  readonly since: ReadonlyMap<string, Instant>;
}

/** With more of them the installation is down, and its alarms say so. */
const MAX_STOPPED = 1_000;

/** One case that cannot be shown must not hide the others: it is left out and named. */
async function shownPage(
  { items, nextCursor }: Page<ListedCase>,
  { now, log, isAwaited, since }: Showing,
) {
  const unreadable: { id: string; detail: string }[] = [];
  const show = (record: ListedCase) => {
    const { id } = record.file;
    try {
      const view = caseView(record, now);
      const at = since.get(id);
      const notes = at === undefined ? [] : [stoppedNote(id, { how: 'ended', at })];
      return [{ ...view, notes: [...view.notes, ...notes] }];
    } catch (error) {
      log.error({ err: error, caseId: id }, 'unreadable-case');
      unreadable.push({ id, detail: 'The record of this case is damaged; the log says how.' });
      return [];
    }
  };
  const shown = await inTurn(items, show, isAwaited);
  return { items: shown.flat(), nextCursor, ...(unreadable.length > 0 && { unreadable }) };
}
