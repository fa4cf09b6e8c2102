import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import { localeOf } from '../domain/text/words/locale.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { NewDelivery } from '../ledger/types/deliveries.ts';
import type { Batch, Complete, Detected } from '../ledger/types/outbox.ts';
import { mailBody } from './channels/body.ts';
import { alertDueAt, webhookId } from './new-delivery.ts';
import { unresolvedText } from './text/contact-mail.ts';

/** Stands for the contact where an id names who receives something. */
const CONTACT = 'contact';

/**
 * The mails to the case's contact that a batch causes: one if it closes the case as unresolved, the
 * offering says that the contact is told, and the contact has an address. The desk from which a case was
 * taken over has told its contact of a close that is part of the history.
 */
export function contactMails(
  { file, state, events }: Complete<Batch>,
  now: Instant,
): NewDelivery[] {
  if (!file.tellsContactWhenUnresolved) return [];
  return events
    .filter((event) => isUnresolved(event, state) && !isOfHistory(event, file))
    .flatMap((event) => mailTo(addressOf(file, state), event, { file, state, now }));
}

/** Whether an event closed the case as unresolved, and the case is still closed by it. */
function isUnresolved(event: CaseEvent, { closure }: CaseState): boolean {
  const { type, at, quiet, data } = event;
  return type === 'case.closed' && data.outcome === 'unresolved' && !quiet && closure?.at === at;
}

function isOfHistory({ at }: CaseEvent, { history }: CaseFile): boolean {
  return history.some((past) => past.act === 'close' && past.at === at);
}

function addressOf({ request }: CaseFile, { changes }: CaseState): string | null {
  return { ...request, ...changes }.contact?.email ?? null;
}

function mailTo(
  address: string | null,
  event: CaseEvent & Detected,
  { file, state, now }: { file: CaseFile; state: CaseState; now: Instant },
): NewDelivery[] {
  if (address === null) return [];
  const text = unresolvedText({ file, state, event, now }, localeOf(file.request.language));
  const mail: NewDelivery = {
    id: webhookId(file.id, event.key, CONTACT),
    caseId: file.id,
    packId: null,
    eventSeq: event.seq,
    eventKey: event.key,
    eventType: event.type,
    subscriptionId: null,
    target: address,
    body: mailBody(text),
    dueAt: alertDueAt(event),
    gathered: null,
  };
  return [mail];
}
