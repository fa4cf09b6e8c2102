import { describe, expect, it } from 'vitest';
import { newestOfferings } from '../../../catalogue/schema/catalogue.ts';
import { findOffering } from '../../../domain/offering/catalogue.ts';
import { NoCommitmentError } from '../../../domain/offering/commitment.ts';
import { offeringView } from '../../../domain/offering/view.ts';
import { isKnownPlan, catalogue, inChina, offeringOf, resolved } from './requests.ts';

const offerings = newestOfferings(catalogue);
const vianet = offeringOf(catalogue, '21vianet');

describe('the offerings of the catalogue', () => {
  it.each(['21Vianet', 'constructor', ''])('do not have %j', (id) => {
    expect(findOffering(catalogue, id)).toBeNull();
  });

  it.each(offerings)('know no plan of another: $id', (offering) => {
    expect(isKnownPlan(offering, null)).toBe(true);
    expect(isKnownPlan(offering, 'E3')).toBe(false);
    expect(isKnownPlan(offering, 'e3')).toBe(offering.id === 'o365-enterprise');
  });

  it('have no commitments by accident', () => {
    const offering = { ...vianet, commitments: [] };
    const from = { ...catalogue, offerings: [offering] };
    expect(() => resolved({ offering: '21vianet' }, { account: inChina, from })).toThrow(
      NoCommitmentError,
    );
  });
});

describe('the view of an offering', () => {
  it.each(catalogue.offerings)(
    'shows the policy of $id@$version as data with its version and calendars',
    (offering) => {
      const view = offeringView(offering, catalogue);
      expect(view).toMatchObject({ policyVersion: `${offering.id}@${offering.version}` });
      expect(view).toMatchObject(offering);
      expect(view.calendars.length).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    },
  );

  it('lists what was chosen, and where, in the offering and in its calendars', () => {
    const { choices, calendars } = offeringView(vianet, catalogue);
    expect(choices.map(({ path }) => path)).toEqual([
      'commitments.1',
      'commitments.2',
      'commitments.3',
      'commitments.4',
      'commitments.5',
      'clocks.0',
      'clocks.1',
      'clocks.2',
      'rules.4',
      'warnings',
      'reopening',
      'languages.0',
      'languages.2',
      'channels.online',
      'channels.email',
      'channels.phone',
      'nonResponse',
      'closing.outcomes',
      'closing.unanswered',
      'calendars.1.makeUpDays',
      'calendars.1',
      'calendars.2.makeUpDays',
      'calendars.2',
    ]);
    expect(calendars.map(({ id, version }) => `${id}@${version}`)).toEqual([
      '21vianet@1',
      'china-business@1',
      'local-business@1',
    ]);
    expect(choices.find(({ path }) => path === 'reopening')).toMatchObject({
      document: '001',
      chosen: expect.stringContaining('14 days'),
    });
  });

  it('has only the calendars that it names', () => {
    const { calendars } = offeringView(offeringOf(catalogue, 'o365-germany'), catalogue);
    expect(calendars.map(({ id }) => id)).toEqual(['germany-business']);
  });
});
