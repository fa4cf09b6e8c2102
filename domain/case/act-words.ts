import type { Act, CaseEventType, Severity } from './types.ts';

/** How an act stands in the timeline. */
interface Told extends Readonly<Record<string, unknown>> {
  readonly type: CaseEventType;
  readonly reason: string;
}

function told(act: Act, severity: Severity): Told {
  const { by } = act;
  switch (act.act) {
    case 'response':
      return { type: 'case.responded', reason: `${by} answered the customer.` };
    case 'customer-request':
      return { type: 'case.customer.asked', reason: `${by} asked the customer for something.` };
    case 'customer-reply':
      return { type: 'case.customer.replied', reason: replied(by) };
    case 'withdraw-request':
      return {
        type: 'case.request.withdrawn',
        reason: `${by} withdrew a request of the customer as a mistake.`,
        request: act.request,
      };
    case 'severity':
      return severityTold(act, severity);
    case 'update': {
      const fields = Object.keys(act.changes);
      const reason = `${by} changed ${fields.join(', ')}.`;
      return { type: 'case.updated', reason, changes: act.changes };
    }
    case 'acknowledge':
      return {
        type: 'case.acknowledged',
        reason: `${by} has taken up the escalation of level ${act.level}.`,
        level: act.level,
      };
    case 'split':
      return {
        type: 'case.split',
        reason: `${by} split off a sub-problem: ${act.title}.`,
        child: act.child,
      };
    case 'close': {
      const { outcome, chargeCredit } = act;
      const reason = `${by} closed the case as ${outcome}.`;
      return { type: 'case.closed', reason, outcome, chargeCredit };
    }
    default:
      return { type: 'case.reopened', reason: `${by} reopened the case.` };
  }
}

/** By whom a reply was that nobody else has recorded. */
export const CUSTOMER = 'customer';

function replied(by: string): string {
  return by === CUSTOMER ? 'The customer answered.' : `${by} recorded an answer of the customer.`;
}

/** Lack of resources lowers a severity as silence does; every other ground changes it. */
function severityTold(act: Extract<Act, { act: 'severity' }>, from: Severity): Told {
  const { by, reason: ground, severity: to } = act;
  const lowered = ground === 'lack-of-resources';
  const because = {
    'impact-changed': 'as the impact has changed',
    'lack-of-resources': 'as the customer provides no resources',
    correction: 'as a correction',
  }[ground];
  if (from === to) {
    // Such as to state the impact anew.
    return {
      type: 'case.updated',
      reason: `${by} left severity ${to} as it is, ${because}.`,
      ground,
    };
  }
  return {
    type: lowered ? 'case.severity.downgraded' : 'case.severity.changed',
    reason: `${by} changed severity ${from} to ${to}, ${because}.`,
    from,
    to,
    ground,
  };
}

/** The sentences about what people did, and about what silence has brought about. */
export const actWords = {
  told,
  loweredForSilence: (from: Severity, to: Severity) =>
    `The customer has not answered within the time for severity ${from}: it is lowered to ${to}.`,
  flagged: (severity: Severity) =>
    `The customer has not answered within the time for severity ${severity}: the case can be closed.`,
  closedForSilence: (severity: Severity) =>
    `The customer has not answered within the time for severity ${severity}: the case is closed.`,
} as const;
