import { expect } from 'vitest';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import { vocabularyMistakes } from '../../../../domain/offering/vocabulary.ts';
import { caseRequest, offeringOf } from '../../../domain/offering/requests.ts';
import type { RowTest } from '../row-test.ts';
import { rowTest, viewOf, type Subject } from './subject.ts';

/** The tests of the roles that an offering has beside those of every offering. */
export function ownRoleTests(
  of: Subject,
  meanings: Readonly<Record<string, RegExp>>,
): readonly RowTest[] {
  const roles = Object.keys(meanings);
  return [
    rowTest(of, 'roles', `are ${roles.join(', ')} beside those that there are anyway`, (from) => {
      const found = viewOf(from, of).roles ?? [];
      expect(found.map(({ id }) => id)).toEqual(roles);
      for (const { id, meaning } of found) {
        expect(meaning).toEqual(expect.stringMatching(meanings[id] ?? /^$/));
      }
    }),
    rowTest(of, 'roles', 'can be named by requests', (from) => {
      for (const requesterRole of [...roles, 'administrator']) {
        expect(isKnown(from, of, { requesterRole })).toBe(true);
      }
      expect(isKnown(from, of, { requesterRole: 'guest' })).toBe(false);
    }),
  ];
}

function isKnown(from: Catalogue, of: Subject, asks: Partial<CaseRequest>): boolean {
  const request = caseRequest({ ...of.request, ...asks });
  return vocabularyMistakes(offeringOf(from, of.id, of.version), request, of.account).length === 0;
}
