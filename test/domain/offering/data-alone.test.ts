import { describe, expect, it } from 'vitest';
import { findOffering } from '../../../domain/offering/catalogue.ts';
import type { CaseRequest, PinnedCalendar } from '../../../domain/case/types.ts';
import { offeringView } from '../../../domain/offering/view.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { HOUR } from '../../../domain/time/units.ts';
import { exampleCatalogue, ownCatalogue } from '../../support/catalogues.ts';
import { isKnownPlan, accountIn, firstOf, offeringOf, refusalsFor, resolved } from './requests.ts';

const from = exampleCatalogue();
const harbour = offeringOf(from, 'harbour');
const account = accountIn('US', 'America/New_York');
const partner = {
  name: 'Partner desk',
  email: 'desk@fabrikam.example',
  phone: null,
  of: 'partner',
} as const;

function request(overrides: Partial<CaseRequest>): Partial<CaseRequest> {
  return { offering: 'harbour', plan: 'quay', contact: partner, ...overrides };
}

function channelOf(overrides: Partial<CaseRequest>) {
  return resolved(request(overrides), { account, from }).channel;
}

describe('an offering that is added as data alone', () => {
  it('is not there without its folder', () => {
    expect(findOffering(ownCatalogue(), 'harbour')).toBeNull();
  });

  it.each([
    ['technical', 'A', 'quay', 'en-GB', { minutes: 120 }, null, '24x7'],
    ['technical', 'B', 'pier', 'EN', { minutes: 120 }, null, '24x7'],
    [
      'technical',
      'B',
      'quay',
      'ja-JP',
      { businessMinutes: 120 },
      'local-business',
      'business-hours',
    ],
    ['technical', 'C', 'quay', 'ja-JP', { minutes: 1440 }, null, '24x7'],
    ['technical', 'C', 'pier', 'en', null, null, 'business-hours'],
    ['advisory', 'A', 'pier', 'de', { businessDays: 1 }, 'local-business', 'business-hours'],
    ['billing', 'C', 'quay', 'en', null, null, 'business-hours'],
  ] as const)(
    'has commitments by category, severity, plan and language: %s %s %s %s',
    (category, severity, plan, language, target, calendar, kind) => {
      const overrides = request({ category, severity, plan, language });
      const commitment = firstOf(overrides, { account, from });
      expect(commitment).toMatchObject({ target, calendar, warnings: [50, 75, 90] });
      expect(commitment.coverage.kind).toBe(kind);
    },
  );

  it('brings its own calendar', () => {
    const billing = request({ category: 'billing' });
    const { coverage } = firstOf(billing, { account, from });
    expect(coverage).toEqual({ kind: 'business-hours', calendar: 'harbour-office' });
    const { calendars } = resolved(billing, { account, from });
    expect(calendars['harbour-office']).toMatchObject({
      timeZone: 'Europe/Copenhagen',
      weekly: { fri: [['20:00', '24:00']], sat: [['00:00', '04:00']] },
    });
  });

  it('brings half days, closed days and days worked in exchange', () => {
    const { calendars } = resolved(request({ category: 'billing' }), { account, from });
    const office = compileCalendar(calendars['harbour-office'] as PinnedCalendar);
    const openOn = (date: string) => {
      const midnight = Date.parse(`${date}T00:00+01:00`);
      return office.measure(midnight, midnight + 24 * HOUR) / HOUR;
    };
    // Mondays have 7 h 30 min; Friday the 25th is closed, and Wednesday the 30th worked for it.
    expect(openOn('2026-12-14')).toBe(7.5);
    expect(openOn('2026-12-21')).toBe(4);
    expect(openOn('2026-12-25')).toBe(0);
    expect(openOn('2026-12-30')).toBe(7.5);
    expect(calendars['harbour-office']?.holidays).toMatchObject({ '2026-12-25': 'Christmas Day' });
  });

  it('brings days off that were imported from its own feed', () => {
    const { calendars } = resolved(request({ category: 'billing' }), { account, from });
    expect(calendars['harbour-office']?.holidays).toMatchObject({
      '2027-05-10': 'Founding day',
      '2028-05-15': 'Founding day, a week later',
    });
    expect(calendars['harbour-office']).toMatchObject({ version: 2 });
  });

  it('excludes a country from 24x7 coverage, but not from the target', () => {
    const iceland = accountIn('IS', 'Atlantic/Reykjavik');
    expect(firstOf(request({}), { account: iceland, from })).toMatchObject({
      target: { minutes: 120 },
      coverage: { kind: 'business-hours', calendar: 'local-business' },
    });
  });

  it('has hours for a channel by severity', () => {
    expect(channelOf({ channel: 'email', severity: 'A' })).toMatchObject({
      kind: '24x7',
      calendar: null,
      phoneNumbers: null,
    });
    expect(channelOf({ channel: 'email', severity: 'B' })).toMatchObject({
      kind: 'business-hours',
      calendar: 'harbour-office',
      note: 'Read at once at severity A alone.',
    });
  });

  it.each([
    [{ plan: null }, 'plan-required', 'plan', null],
    [{ category: 'presales' }, 'category-not-offered', 'category', null],
    [{ channel: 'phone' }, 'channel-not-offered', 'channel', { channel: 'online' }],
    [{ contact: { ...partner, of: 'customer' } }, 'partner-contact-required', 'contact.of', null],
    [{ subscriptionOwner: 'partner' }, 'entitlement-required', 'proofOfEntitlement', null],
  ] as const)('refuses %j by its own rules', (overrides, code, field, alternative) => {
    const refusals = refusalsFor(request(overrides), { account, from });
    expect(refusals).toEqual([
      expect.objectContaining({
        code,
        field,
        alternative,
        source: expect.objectContaining({ document: '900' }),
      }),
    ]);
  });

  it('accepts the partner’s own subscription with a proof of entitlement', () => {
    const proofOfEntitlement = { kind: 'mpn-contract', id: 'P-1' } as const;
    const overrides = request({ subscriptionOwner: 'partner', proofOfEntitlement });
    expect(refusalsFor(overrides, { account, from })).toEqual([]);
  });

  it('knows its plans and no others', () => {
    expect(isKnownPlan(harbour, 'pier')).toBe(true);
    expect(isKnownPlan(harbour, 'dock')).toBe(false);
  });

  it('is shown in full: channels, languages, non-response, endings, notes', () => {
    expect(offeringView(harbour, from)).toMatchObject({
      policyVersion: 'harbour@1',
      calendars: [{ id: 'harbour-office' }, { id: 'local-business' }],
      channels: { online: { coverage: [{ kind: '24x7' }] }, phone: null },
      languages: [{ language: 'en' }, { note: 'An interpreter may join.' }, { servedIn: 'en' }],
      nonResponse: {
        reminders: [50],
        steps: { A: { step: { severity: 'B' } }, C: { step: 'flag' } },
      },
      closing: { unanswered: { solved: 'counts-as-response' } },
      notes: [{ text: 'Round the clock holds in most countries.' }],
    });
  });
});
