/**
 * A request under the example `service-desk` for a ticket that stops the company: its team triages it within
 * five minutes, and is notified every ten minutes until somebody takes it; the customer is promised an
 * answer within fifteen.
 */
export const CRITICAL_TICKET = {
  offering: 'service-desk',
  category: 'incident',
  severity: null,
  requesterRole: 'employee',
  fields: { impact: 'company', urgency: 'now' },
  language: 'en',
};
