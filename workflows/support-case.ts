import {
  allHandlersFinished,
  CancellationScope,
  condition,
  setHandler,
} from '@temporalio/workflow';
import { CaseBook } from '../domain/case/book.ts';
import { portionOf } from '../domain/case/portion.ts';
import type { Act, CaseFile, CaseState } from '../domain/case/types.ts';
import { Alarm } from './alarm.ts';
import { checkClose, checkRespond, closeOf, responseOf } from './acts.ts';
import {
  closeUpdate,
  reportQuery,
  respondUpdate,
  timelineQuery,
  type ActResult,
} from './messages.ts';
import { OperatorView } from './operator-view.ts';
import { Publisher } from './publisher.ts';

/**
 * One support case, from its opening to the end of the time in which it can be reopened.
 *
 * It sleeps until the next instant that matters, records what is then true, publishes it and
 * sleeps again. All it decides with are instants: they come with the input, computed outside.
 * It completes only when the ledger has its last event.
 */
export async function supportCase(file: CaseFile): Promise<CaseState> {
  const book = new CaseBook(file);
  const alarm = new Alarm();
  const publisher = new Publisher(file);
  const view = new OperatorView(file);
  let over = false;

  function step(): void {
    const advance = book.advance(Date.now());
    over = advance.over;
    publisher.add(advance.events, book.state);
    view.show(book.state);
    alarm.set(advance.wake);
  }

  function take(act: Act): ActResult {
    book.add(act);
    step();
    return result();
  }

  function result(): ActResult {
    return { state: book.state, seq: book.events.length };
  }

  setHandler(respondUpdate, (args) => take(responseOf(args)), {
    validator: (args) => checkRespond(book, args),
    description:
      'Support answered the customer: {"by": "who", "note": "optional", "at": "optional"}',
  });
  setHandler(closeUpdate, (args) => take(closeOf(args)), {
    validator: (args) => checkClose(book, args),
    description:
      'Ends the case: {"by": "who", "outcome": "solved" | "unresolved" | "withdrawn", "note": "optional", "at": "optional"}',
  });
  setHandler(reportQuery, () => ({ file, ...result() }), { description: 'The case as it stands' });
  setHandler(timelineQuery, (afterSeq = 0) => portionOf(book.events.slice(afterSeq)), {
    description: 'Everything that happened',
  });

  step();
  try {
    while (!over) {
      await condition(() => alarm.rang || over);
      alarm.rang = false;
      if (!over) step();
    }
  } finally {
    await CancellationScope.nonCancellable(async () => {
      await publisher.drained();
      await condition(allHandlersFinished);
    });
  }
  return book.state;
}
