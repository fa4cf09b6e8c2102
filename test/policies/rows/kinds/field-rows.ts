import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { FieldValue } from '../../../../catalogue/schema/vocabulary.ts';
import type { FieldRule } from '../../../../domain/case/types.ts';
import { vocabularyMistakes } from '../../../../domain/offering/vocabulary.ts';
import { caseRequest, offeringOf } from '../../../domain/offering/requests.ts';
import type { RowTest } from '../row-test.ts';
import { rowTest, viewOf, type Subject } from './subject.ts';

/** A field that an offering asks for. */
interface FieldRow {
  readonly name: string;
  readonly rule: FieldRule;
  readonly meaning: RegExp;
  /** Values that a case, or an account, can have. */
  readonly takes: readonly FieldValue[];
  /** Values beside them that it cannot have. */
  readonly refuses: readonly FieldValue[];
}

interface FieldRows {
  readonly case: readonly FieldRow[];
  readonly account: readonly FieldRow[];
}

type Owner = keyof FieldRows;

/** The tests of an offering's own fields, by the values that it takes; and that there are no others. */
export function fieldTests(of: Subject, rows: FieldRows): readonly RowTest[] {
  const names = {
    case: rows.case.map(({ name }) => name),
    account: rows.account.map(({ name }) => name),
  };
  const all = [...names.case, ...names.account];
  return [
    rowTest(of, 'fields', `are ${all.join(', ')}`, (from) => {
      const { fields } = viewOf(from, of);
      expect(Object.keys(fields.case)).toEqual(names.case);
      expect(Object.keys(fields.account)).toEqual(names.account);
    }),
    ...(['case', 'account'] as const).flatMap((owner) =>
      rows[owner].flatMap((row) => testsOf(of, owner, row)),
    ),
  ];
}

function testsOf(of: Subject, owner: Owner, row: FieldRow): readonly RowTest[] {
  const { name, rule, meaning, takes, refuses } = row;
  const path = owner === 'case' ? `fields.${name}` : `account.fields.${name}`;
  const about = `${path}: ${rule.type}`;
  return [
    rowTest(of, 'fields', `${about}, ${String(meaning)}`, (from) => {
      const { meaning: said, ...found } = viewOf(from, of).fields[owner][name] ?? {};
      expect(found).toEqual(rule);
      expect(said).toEqual(expect.stringMatching(meaning));
    }),
    rowTest(of, 'fields', `${path} takes what it says, and nothing beside it`, (from) => {
      for (const value of takes) expect(mistakesIn(from, of, owner, { [name]: value })).toEqual([]);
      for (const value of refuses) {
        expect(mistakesIn(from, of, owner, { [name]: value })).toEqual([path]);
      }
    }),
    rowTest(of, 'fields', `${path} can${rule.required ? 'not' : ''} be left out`, (from) => {
      const missing = mistakesIn(from, of, owner, { [name]: undefined });
      expect(missing).toEqual(rule.required ? [path] : []);
    }),
  ];
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The paths of what is wrong with values beside those that no rule refuses. */
function mistakesIn(from: Catalogue, of: Subject, owner: Owner, values: Values): readonly string[] {
  const usual = { case: of.request?.fields ?? {}, account: of.account.fields };
  const known = (each: Owner) => {
    const entries = Object.entries({ ...usual[each], ...(each === owner ? values : {}) });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  const request = caseRequest({ ...of.request, fields: known('case') as typeof usual.case });
  const account = { ...of.account, fields: known('account') as typeof usual.account };
  const offering = offeringOf(from, of.id, of.version);
  return vocabularyMistakes(offering, request, account).map(({ path }) => path);
}
