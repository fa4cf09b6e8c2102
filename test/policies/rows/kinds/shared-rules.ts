import type { Category, Severity } from '../../../../catalogue/schema/vocabulary.ts';
import { CATEGORIES, SCOPES } from '../../../../catalogue/schema/vocabulary.ts';
import type { RowTest } from '../row-test.ts';
import type { Cited } from './cited.ts';
import { atEachSeverity, refusalTests } from './refusal-row.ts';
import { allRegionsBut } from './regions.ts';
import type { Subject } from './subject.ts';

/** Who helps developers. */
const ELSEWHERE = /in the forums, by Premier or partner support, or by\s+the vendor directly/;

type Scope = (typeof SCOPES)[number];

/** A kind of problem that is not supported, and what people are told of it. */
type ScopeRow = readonly [scope: Scope, detail: RegExp, source: Cited];

/**
 * A category without a row is refused.
 * @param severities those that the categories have
 */
export function categoryTests(
  of: Subject,
  categories: readonly Category[],
  source: Cited,
  severities: readonly Severity[] = ['A', 'B', 'C'],
): readonly RowTest[] {
  const others = CATEGORIES.filter((category) => !categories.includes(category));
  return refusalTests(of, {
    row: 'category-not-offered',
    code: 'category-not-offered',
    field: 'category',
    alternative: null,
    detail: categories.length === 1 ? /technical cases alone/ : namesAll(categories),
    source,
    breaches: others.flatMap((category) => atEachSeverity({ category })),
    obeys: categories.flatMap((category) =>
      severities.map((severity) => [{ category, severity }] as const),
    ),
  });
}

/** An account of another region is refused. */
export function regionTests(
  of: Subject,
  regions: readonly string[],
  detail: RegExp,
  source: Cited,
): readonly RowTest[] {
  const from = (region: string) => atEachSeverity({}, { account: { ...of.account, region } });
  return refusalTests(of, {
    row: 'region-not-offered',
    code: 'region-not-offered',
    field: 'account.region',
    alternative: null,
    detail,
    source,
    breaches: allRegionsBut(...regions).flatMap(from),
    obeys: regions.flatMap(from),
  });
}

/**
 * Only an administrator asks, or a partner to whom the customer delegated administration; before a
 * purchase anybody does.
 * @param categories those that need a role, of which each has these severities
 */
export function requesterTests(
  of: Subject,
  source: Cited,
  severities: readonly Severity[] = ['A', 'B', 'C'],
): readonly RowTest[] {
  const asUser = { requesterRole: 'user' } as const;
  return refusalTests(of, {
    row: 'requester-not-entitled',
    code: 'requester-not-entitled',
    field: 'requesterRole',
    alternative: { requesterRole: 'administrator' },
    detail:
      /administrator of the subscription, or by a partner to whom the customer delegated.*the forums, from their own administrator or IT department, and on the support page for consumers/,
    source,
    breaches: [
      ...atEachSeverity(asUser),
      ...(['billing', 'subscription', 'advisory'] as const).map(
        (category) => [{ ...asUser, severity: 'B', category }] as const,
      ),
    ],
    obeys: [
      [{ requesterRole: 'administrator' }],
      [{ requesterRole: 'delegated-partner' }],
      ...severities.map((severity) => [{ ...asUser, severity, category: 'presales' }] as const),
    ],
  });
}

/** A request needs a contact with a name and an email. */
export function contactTests(
  of: Subject,
  source: Cited,
  reason: string,
  party: 'customer' | 'partner' = 'customer',
): readonly RowTest[] {
  const given = { name: 'Li Wei', email: 'li.wei@contoso.example', phone: null, of: party };
  return (['name', 'email'] as const).flatMap((detail) =>
    refusalTests(of, {
      row: `contact-required contact.${detail} absent`,
      code: 'contact-required',
      field: `contact.${detail}`,
      alternative: null,
      detail: new RegExp(`${reason}; the contact's ${detail}`),
      source,
      breaches: [
        ...atEachSeverity({ contact: null }),
        ...[null, '', ' '].flatMap((missing) =>
          atEachSeverity({ contact: { ...given, [detail]: missing } }),
        ),
      ],
      obeys: atEachSeverity({ contact: given }),
    }),
  );
}

/**
 * Each of these kinds of problem is refused by a rule of its own; all others are taken.
 * @param elsewhere kinds that rules of another code refuse
 */
export function scopeTests(
  of: Subject,
  code: string,
  rows: readonly ScopeRow[],
  elsewhere: readonly Scope[] = [],
): readonly RowTest[] {
  const refusedScopes = [...rows.map(([scope]) => scope), ...elsewhere];
  const taken = SCOPES.filter((scope) => !refusedScopes.includes(scope));
  return rows.flatMap(([scope, detail, source]) =>
    refusalTests(of, {
      row: rows.length === 1 ? code : `${code} scope is ${scope}`,
      code,
      field: 'scope',
      alternative: null,
      detail,
      source,
      breaches: atEachSeverity({ scope }),
      obeys: [null, ...taken].map((each) => [{ scope: each }] as const),
      spares: refusedScopes.filter((each) => each !== scope).map((each) => [{ scope: each }]),
    }),
  );
}

/** The tests of what is out of scope, and of developers' questions, which are helped elsewhere. */
export function helpedElsewhereTests(
  of: Subject,
  { scope, scripts, developers }: Readonly<Record<'scope' | 'scripts' | 'developers', Cited>>,
): readonly RowTest[] {
  return [
    ...scopeTests(
      of,
      'out-of-scope',
      [
        ['customer-network', /own network.*own network\s+team helps/, scope],
        ['third-party', /Third-party services and add-ins.*third party\s+helps.*the forums/, scope],
        ['scripts', /Scripts.*the forums/, scripts],
      ],
      ['developer-support'],
    ),
    ...scopeTests(
      of,
      'developer-support-elsewhere',
      [['developer-support', ELSEWHERE, developers]],
      ['customer-network', 'third-party', 'scripts'],
    ),
  ];
}

function namesAll(categories: readonly Category[]): RegExp {
  return new RegExp(categories.map((category) => `(?=.*${category})`).join(''));
}
