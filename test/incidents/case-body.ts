import type { Incident } from './incident.ts';

/** What opens the case of an incident: the body of `POST /v1/cases`. */
export function caseBody(incident: Incident, { account, offering }: CaseOf) {
  return {
    account,
    offering,
    category: 'technical',
    severity: incident.severity,
    language: 'pt-BR',
    channel: 'phone',
    title: incident.title,
    businessImpact: incident.impact,
    pack: 'single',
    openedAt: new Date(incident.openedAt).toISOString(),
    reference: incident.number,
  };
}

interface CaseOf {
  readonly account: string;
  readonly offering: string;
}
