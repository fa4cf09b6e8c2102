import { applies } from '../../../../catalogue/schema/condition.ts';
import { expect } from 'vitest';
import type { Wording } from '../../../../catalogue/schema/source.ts';
import {
  CATEGORIES,
  type Category,
  type Severity,
} from '../../../../catalogue/schema/vocabulary.ts';
import { findOffering } from '../../../../domain/offering/catalogue.ts';
import type { Target } from '../../../../domain/time/target.ts';
import { isKnownPlan, offeringOf } from '../../../domain/offering/requests.ts';
import { SEVERITIES } from '../../../support/severities.ts';
import { expectSource, type Cited } from './cited.ts';
import type { RowTest } from '../row-test.ts';
import { firstPromised, promised, refused, rowTest, viewOf, type Subject } from './subject.ts';

/** What the severities mean, and who sets them. */
interface SeverityRows {
  readonly setBy: RegExp;
  readonly A: RegExp;
  readonly B: RegExp;
  readonly C: RegExp;
  /** By default those of support. */
  readonly names?: Readonly<Record<'A' | 'B' | 'C', Wording>>;
  readonly source: Cited;
}

const CRITICAL: Wording = { en: 'critical', de: 'kritisch', fr: 'critique', 'zh-Hans': '严重' };

const NAMES = {
  A: CRITICAL,
  B: { en: 'high', de: 'hoch', fr: 'élevée', 'zh-Hans': '高' },
  C: { en: 'non-critical', de: 'unkritisch', fr: 'non critique', 'zh-Hans': '非关键' },
};

/** What `professional` and `csp` call their severities. */
export const GRADED_NAMES = {
  A: CRITICAL,
  B: { en: 'moderate', de: 'mittel', fr: 'modérée', 'zh-Hans': '中等' },
  C: { en: 'minimal', de: 'gering', fr: 'minime', 'zh-Hans': '轻微' },
};

/** What support's own severities mean, which every offering has that names no others. */
export const SUPPORTS_WORDING = {
  setBy: /^Support, when the case opens, from the kind of problem and its impact\.$/,
  A: /cannot be reached or used; production, operations or deadlines are severely affected/,
  B: /Usable but impaired; .* can wait for business hours/,
  C: /Minimal business impact; .* acceptable workaround/,
} as const;

/** The tests of what the severities mean and who sets them. */
export function severityTests(of: Subject, expected: SeverityRows): readonly RowTest[] {
  return [
    rowTest(of, 'severities', `are set by ${String(expected.setBy)}`, (from) => {
      const { setBy, source } = viewOf(from, of).severities;
      expect(setBy).toEqual(expect.stringMatching(expected.setBy));
      expectSource(source, expected.source);
    }),
    ...SEVERITIES.map((severity) =>
      rowTest(of, `severities ${severity}`, `means ${String(expected[severity])}`, (from) => {
        const levels = viewOf(from, of).severities.levels;
        const level = levels.find(({ id }) => id === severity);
        const called = (expected.names ?? NAMES)[severity];
        expect(levels.map(({ id }) => id)).toEqual(SEVERITIES);
        expect(level?.name).toEqual(called);
        expect(promised(from, of, {}).severities).toContainEqual({ id: severity, name: called });
        expect(level?.meaning.en).toEqual(expect.stringMatching(expected[severity]));
      }),
    ),
  ];
}

/**
 * The tests of the plans: these, each promised this for its first response, and no others.
 * @param targets by plan; an hour where it says nothing
 */
export function planTests(
  of: Subject,
  severity: Severity = 'A',
  targets: Readonly<Record<string, Target | null>> = {},
): readonly RowTest[] {
  const plans = of.plans ?? [];
  return [
    rowTest(of, 'plans', `are ${plans.join(', ') || 'none'}`, (from) => {
      expect(viewOf(from, of).plans.map(({ id }) => id)).toEqual(plans);
    }),
    ...plans.map((plan) => {
      const { [plan]: promise = { minutes: 60 } } = targets;
      const name = `is known, and promised ${JSON.stringify(promise)} at severity ${severity}`;
      return rowTest(of, `plans ${plan}`, name, (from) => {
        expect(isKnownPlan(offeringOf(from, of.id, of.version), plan)).toBe(true);
        expect(firstPromised(from, of, { plan, severity }).target).toEqual(promise);
      });
    }),
  ];
}

/** The tests of what else people should know: these notes and no others. */
export function noteTests(
  of: Subject,
  ...notes: readonly {
    readonly text: RegExp;
    /** The cases that it is shown on; by default all. */
    readonly on?: readonly Category[];
    readonly source: Cited;
  }[]
): readonly RowTest[] {
  return [
    rowTest(of, 'notes', `are ${notes.length}`, (from) => {
      expect(viewOf(from, of).notes).toHaveLength(notes.length);
    }),
    ...notes.map(({ text, on = CATEGORIES, source }, index) =>
      rowTest(of, `notes ${index + 1}`, `says ${String(text)} on ${on.join(', ')}`, (from) => {
        const note = viewOf(from, of).notes[index];
        expect(note?.text).toEqual(expect.stringMatching(text));
        expectSource(note?.source, source);
        for (const category of CATEGORIES) {
          const asks = { category } as const;
          if (refused(from, of, asks).length > 0) continue;
          const { notes: kept, facts } = promised(from, of, asks);
          const shown = kept.filter((each) => applies(each, facts));
          expect(shown.some(({ detail }) => text.test(detail))).toBe(on.includes(category));
        }
      }),
    ),
  ];
}

/** The test of the version itself, of which cases keep the number. */
export function newestTest(of: Subject): RowTest {
  return rowTest(of, 'version', 'is the one of new cases', (from) => {
    expect(promised(from, of, {}).policyVersion).toBe(`${of.id}@${of.version}`);
    expect(findOffering(from, of.id)?.version).toBe(of.version);
  });
}

/** The tests of the version itself, and that it asks for no fields of its own. */
export function versionTests(of: Subject): readonly RowTest[] {
  return [
    newestTest(of),
    rowTest(of, 'fields', 'are none', (from) => {
      expect(viewOf(from, of).fields).toEqual({ case: {}, account: {} });
    }),
  ];
}
