import { describe, expect, it } from 'vitest';
import { findOffering, isKnownPlan } from '../../../domain/offering/catalogue.ts';
import { commitmentFor, NoCommitmentError } from '../../../domain/offering/commitment.ts';
import { offeringView } from '../../../domain/offering/view.ts';
import { newestOfferings } from '../../../policies/catalogue.ts';
import { caseRequest, catalogue } from './requests.ts';

const [vianet] = newestOfferings(catalogue);

describe('the offerings of the catalogue', () => {
  it.each(['21Vianet', 'constructor', ''])('do not have %j', (id) => {
    expect(findOffering(catalogue, id)).toBeNull();
  });

  it.each(newestOfferings(catalogue))(
    '$id has no plans: naming one is an unknown plan',
    (offering) => {
      expect(isKnownPlan(offering, null)).toBe(true);
      expect(isKnownPlan(offering, 'e3')).toBe(false);
    },
  );

  it('promise nothing by accident', () => {
    const offering = { ...vianet!, commitments: [] };
    expect(() => commitmentFor(offering, caseRequest(), {})).toThrow(NoCommitmentError);
  });
});

describe('the view of an offering', () => {
  it.each(newestOfferings(catalogue))(
    'shows the policy of $id as data with its version',
    (offering) => {
      const view = offeringView(offering);
      expect(view).toMatchObject({ policyVersion: `${offering.id}@1`, version: 1 });
      expect(view.commitments).toEqual(offering.commitments);
      expect(view.rules).toEqual(offering.rules);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    },
  );

  it('lists what was chosen, and where', () => {
    const { choices } = offeringView(vianet!);
    expect(choices.map(({ path }) => path)).toEqual([
      'commitments.1',
      'commitments.3',
      'commitments.4',
      'warnings',
      'reopening',
      'languages.0',
      'languages.1',
    ]);
    expect(choices[4]).toMatchObject({
      document: '001',
      chosen: expect.stringContaining('14 days'),
    });
  });

  it.each(newestOfferings(catalogue))('of $id gives the wording of every severity', (offering) => {
    const { A, B, C, source } = offeringView(offering).severities;
    expect([A.name, B.name, C.name]).toEqual(['critical', 'high', 'non-critical']);
    expect(source.document).toBe('000');
  });
});
