import type { Act } from './act.ts';
import type { CaseEvent, Retracted } from './case-event.ts';
import { SYSTEM } from './event-draft.ts';

const KEY = 'act:';

/** What every act has but for its kind. */
type Common = Pick<Act, 'id' | 'at' | 'by' | 'note'>;

/**
 * The act that an event records, without its note except on a close, as a journal carries it; null if it
 * records none.
 * @param key the key of the event, without the number of times that it was withdrawn
 */
export function recordedAct(key: string, event: CaseEvent): Act | null {
  if (!key.startsWith(KEY)) return null;
  const { at, actor: by } = event;
  const common: Common = { id: key.slice(KEY.length), at, by, note: null };
  switch (event.type) {
    case 'case.responded':
      return { ...common, act: 'response' };
    case 'case.customer.asked':
      return { ...common, act: 'customer-request' };
    case 'case.customer.replied':
      return { ...common, act: 'customer-reply' };
    case 'case.request.withdrawn':
      return { ...common, act: 'withdraw-request', request: event.data.request };
    case 'case.wait.started':
      return { ...common, act: 'wait', kind: event.data.kind };
    case 'case.wait.ended':
      return { ...common, act: 'end-wait' };
    case 'case.retracted':
      return { ...common, act: RETRACTIONS[event.data.act], mistake: event.data.mistake };
    case 'case.acknowledged':
      return { ...common, act: 'acknowledge', level: event.data.level };
    case 'case.split':
      return { ...common, act: 'split', child: event.data.child, title: event.data.title };
    case 'case.reopened':
      return { ...common, act: 'reopen' };
    case 'case.closed': {
      const { outcome, chargeCredit, note } = event.data;
      return by === SYSTEM ? null : { ...common, act: 'close', outcome, chargeCredit, note };
    }
    default:
      return recordedChange(common, event);
  }
}

const RETRACTIONS = {
  response: 'retract-response',
  'customer-reply': 'retract-reply',
  close: 'retract-close',
} as const satisfies Record<Retracted, Act['act']>;

/** The act that has changed the severity, or stated it again, or changed other details. */
function recordedChange(common: Common, event: CaseEvent): Act | null {
  switch (event.type) {
    case 'case.severity.changed':
    case 'case.severity.downgraded': {
      const { to: severity, ground: reason, businessImpact } = event.data;
      // Silence has no act, and a severity that follows from fields no act of its own.
      if (reason === 'silence' || reason === 'fields') return null;
      return { ...common, act: 'severity', severity, reason, businessImpact };
    }
    case 'case.updated': {
      const { changes, ground: reason, severity, businessImpact } = event.data;
      if (reason === null || severity === null) return { ...common, act: 'update', changes };
      return { ...common, act: 'severity', severity, reason, businessImpact };
    }
    default:
      return null;
  }
}
