import { expect } from 'vitest';
import type { WaitPolicy } from '../../../../domain/case/types.ts';
import type { OfferingAccount } from '../../../../domain/offering/facts.ts';
import { remindersOf } from '../../../../domain/scheduling/schedule-wait.ts';
import type { Target } from '../../../../domain/time/target.ts';
import { newestZoneData } from '../../../../domain/time/zone.ts';
import { ACCOUNT } from '../../../support/case-file.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { promised, rowTest, type Subject } from './subject.ts';
import { keepCalendars } from '../../../../domain/offering/kept-calendars.ts';

/** What a row says of a wait. */
interface WaitRow {
  readonly kind: string;
  readonly name: WaitPolicy['name'];
  readonly pauses: readonly string[];
  readonly reminder: {
    readonly target: Target;
    readonly calendar: string | null;
    /** Who waits, and since when. */
    readonly account: OfferingAccount;
    readonly since: string;
    /** When support is reminded. */
    readonly at: readonly string[];
  } | null;
  readonly source: Cited;
}

/** The tests of a kind of wait: what it is called, what it pauses, and when support is reminded. */
export function waitTests(of: Subject, row: WaitRow): readonly RowTest[] {
  const { kind, name, pauses, reminder, source } = row;
  const about = `waits ${kind}`;
  return [
    rowTest(of, about, `pauses ${pauses.join(' and ')}`, (from) => {
      const found = promised(from, of, {}).waits.find((each) => each.kind === kind);
      expect(found?.pauses).toEqual(pauses);
      expect(found?.name).toEqual(name);
      expectSource(found?.source, source);
    }),
    rowTest(of, about, reminder === null ? 'reminds nobody' : 'reminds of itself', (from) => {
      const { account = of.account } = reminder ?? {};
      const { waits, calendars } = promised(from, of, {}, { account });
      const found = waits.find((each) => each.kind === kind);
      if (reminder === null || !found) return expect(found?.reminder).toBeNull();
      const { target, calendar, since, at } = reminder;
      expect(found.reminder).toEqual({ target, calendar, repeats: at.length });
      const terms = {
        account: { ...ACCOUNT, ...account },
        calendars: keepCalendars(calendars),
      };
      const zoneDataVersion = newestZoneData();
      const planned = remindersOf({ ...terms, zoneDataVersion }, found, Date.parse(since));
      expect(planned.escalations.map((each) => each.at)).toEqual(at.map((one) => Date.parse(one)));
    }),
  ];
}
