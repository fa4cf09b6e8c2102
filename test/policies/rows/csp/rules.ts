import type { CaseRequest } from '../../../../domain/case/types.ts';
import { atEachSeverity, refusalTests } from '../kinds/refusal-row.ts';
import { inBrazil } from '../../../domain/offering/requests.ts';
import { categoryTests, contactTests } from '../kinds/shared-rules.ts';
import type { RowTest } from '../row-test.ts';
import { contact, csp } from './subject.ts';

const PRODUCTS = ['Azure', 'Office 365', 'Dynamics CRM Online', 'Enterprise Mobility Suite'];

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
      detail: /partner portal \(online\) alone, never by phone or email/,
      source,
      breaches: (['technical', 'advisory', 'billing', 'subscription'] as const).flatMap(
        (category) =>
          (['phone', 'email'] as const).flatMap((channel) => atEachSeverity({ category, channel })),
      ),
      obeys: [[{ channel: 'online' }]],
    }),
    ...refusalTests(csp, {
      row: 'partner-account-required',
      code: 'partner-account-required',
      field: 'account.partner',
      alternative: null,
      detail: /accounts that are partners of the program alone/,
      source,
      breaches: atEachSeverity({}, { account: inBrazil }),
      obeys: [[{}, { account: csp.account }]],
    }),
    ...refusalTests(csp, {
      row: 'product-not-offered',
      code: 'product-not-offered',
      field: 'product',
      alternative: null,
      detail: /Azure, Office 365, Dynamics CRM Online and Enterprise Mobility Suite/,
      source,
      breaches: ['Windows', 'azure', 'Dynamics AX'].flatMap((product) =>
        atEachSeverity({ product }),
      ),
      obeys: [null, '', ' ', ...PRODUCTS].map((product) => [{ product }] as const),
    }),
    ...contactTests(csp, source, 'Contact details of the partner are needed', 'partner'),
    ...refusalTests(csp, {
      row: 'partner-contact-required',
      code: 'partner-contact-required',
      field: 'contact.of',
      alternative: null,
      detail: /those of the partner, never those of its customer/,
      source,
      breaches: atEachSeverity({ contact: { ...contact, of: 'customer' } }),
      obeys: [[{ contact }]],
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
