import type { CaseRequest } from '../../../../domain/case/types.ts';
import { atEachSeverity, refusalTests } from '../kinds/refusal-row.ts';
import { categoryTests } from '../kinds/shared-rules.ts';
import type { RowTest } from '../row-test.ts';
import { contact, csp } from './subject.ts';

/** Who may have what. */
export function ruleTests(): readonly RowTest[] {
  return [...requests(), ...entitlement()];
}

function requests(): readonly RowTest[] {
  const source = { from: ['004'] };
  return [
    ...categoryTests(csp, ['technical', 'advisory', 'billing', 'subscription'], source),
    ...refusalTests(csp, {
      row: 'channel-not-offered',
      code: 'channel-not-offered',
      field: 'channel',
      alternative: { channel: 'online' },
      detail: /partner's channel, never by phone/,
      source,
      breaches: (['technical', 'advisory', 'billing', 'subscription'] as const).flatMap(
        (category) => atEachSeverity({ category, channel: 'phone' }),
      ),
      obeys: [[{ channel: 'online' }], [{ channel: 'email' }]],
    }),
    ...refusalTests(csp, {
      row: 'partner-contact-required',
      code: 'partner-contact-required',
      field: 'contact.of',
      alternative: null,
      detail: /those of the partner, never those of its customer/,
      source,
      breaches: atEachSeverity({ contact: { ...contact, of: 'customer' } }),
      obeys: [[{ contact }], [{ contact: null }]],
    }),
  ];
}

function entitlement(): readonly RowTest[] {
  const own: Partial<CaseRequest> = { subscriptionOwner: 'partner' };
  const kinds = ['mpn-contract', 'premier-contract', 'azure-support-plan'] as const;
  return refusalTests(csp, {
    row: 'entitlement-required',
    code: 'entitlement-required',
    field: 'proofOfEntitlement',
    alternative: null,
    detail: /own subscription .* \(mpn-contract\).* \(premier-contract\).* \(azure-support-plan\)/,
    source: { from: ['004'] },
    breaches: atEachSeverity({ ...own, proofOfEntitlement: null }),
    obeys: [
      ...kinds.map((kind) => [{ ...own, proofOfEntitlement: { kind, id: 'P-1' } }] as const),
      [{ subscriptionOwner: 'customer', proofOfEntitlement: null }],
      [{ subscriptionOwner: 'customer', proofOfEntitlement: { kind: 'mpn-contract', id: 'P-1' } }],
    ],
  });
}
