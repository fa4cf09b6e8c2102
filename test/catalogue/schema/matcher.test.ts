import { describe, expect, it } from 'vitest';
import { holds } from '../../../catalogue/schema/condition.ts';
import { conditionSchema } from '../../../catalogue/schema/matcher.ts';

const facts = {
  severity: 'A',
  businessImpact: '  ',
  language: 'en-GB',
  resourcesCommitted: false,
  contact: { name: 'Support desk', email: null },
  scope: null,
  account: { region: 'CN', agreements: ['advanced-online-service'] },
};

describe('a condition', () => {
  it.each<[condition: Readonly<Record<string, unknown>>, expected: boolean]>([
    [{ severity: { is: 'A' } }, true],
    [{ severity: { is: 'B' } }, false],
    [{ resourcesCommitted: { is: false } }, true],
    [{ severity: { in: ['A', 'B'] } }, true],
    [{ severity: { notIn: ['A', 'B'] } }, false],
    [{ 'account.region': { notIn: ['DE'] } }, true],
    [{ scope: { in: ['on-site'] } }, false],
    [{ scope: { notIn: ['on-site'] } }, true],
    [{ businessImpact: { absent: true } }, true],
    [{ 'contact.name': { absent: true } }, false],
    [{ 'contact.name': { present: true } }, true],
    [{ 'contact.email': { absent: true } }, true],
    [{ 'proofOfEntitlement.kind': { absent: true } }, true],
    [{ 'account.agreements': { includes: 'advanced-online-service' } }, true],
    [{ 'account.agreements': { excludes: 'advanced-online-service' } }, false],
    [{ language: { speaks: ['en'] } }, true],
    [{ language: { speaks: ['EN-gb'] } }, true],
    [{ language: { speaks: ['eng', 'en-US'] } }, false],
    [{ severity: { is: 'A' }, language: { speaks: ['de'] } }, false],
    [{ severity: { in: ['A', 'B'], notIn: ['A'] } }, false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(conditionSchema.parse(condition), facts)).toBe(expected);
  });

  it('does not see what every object inherits', () => {
    expect(holds({ 'account.constructor': { present: true } }, facts)).toBe(false);
  });

  it.each([
    [{}],
    [{ severity: {} }],
    [{ severity: { is: 'very high' } }],
    [{ severity: { is: 'constructor' } }],
    [{ severity: { in: [] } }],
    [{ severity: { equals: 'A' } }],
    [{ colour: { is: 'blue' } }],
    [{ resourcesCommitted: { is: 'no' } }],
    [{ 'account.region': { in: ['China'] } }],
  ])('%j is refused', (condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });

  // A row of such a condition would always hold, or never, and nobody would notice.
  it.each([
    [{ 'account.region': { is: 'ZZ' } }, 'account.region.is', /ISO 3166-1/],
    [{ 'account.agreements': { is: 'gold' } }, 'account.agreements.is', /use includes, excludes/],
    [{ 'account.agreements': { absent: true } }, 'account.agreements.absent', /use includes/],
    [{ severity: { absent: true } }, 'severity.absent', /use is, in, notIn/],
    [{ plan: { includes: 'e3' } }, 'plan.includes', /use is, in, notIn, absent, present/],
    [{ category: { speaks: ['technical'] } }, 'category.speaks', /always or never holds/],
    [{ contact: { is: 'somebody' } }, 'contact.is', /use absent, present/],
    [{ language: { is: 'english_us' } }, 'language.is', /BCP 47/],
    [{ 'contact.email': { is: 'nobody' } }, 'contact.email.is', /no e-mail address/],
    [{ product: { in: [' Azure'] } }, 'product.in.0', /it is read as "Azure"/],
    [{ plan: { is: 'x'.repeat(65) } }, 'plan.is', /longer one than 64 characters/],
  ])('%j never tells cases apart, and is refused', (condition, path, message) => {
    const issues = conditionSchema.safeParse(condition).error?.issues ?? [];
    expect(issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([
      path,
      expect.stringMatching(message),
    ]);
  });
});
