import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { RowTest } from '../row-test.ts';
import { expectSource, type Cited } from './cited.ts';
import { coverageOf, type HoursWhere } from './hours.ts';
import { promised, rowTest, viewOf, type Subject } from './subject.ts';

/** When requests come in by a way, as the documents of policies/documents.yaml say it. */
interface ChannelRow {
  readonly row: 'online' | 'email' | 'phone';
  readonly hours: readonly HoursWhere[];
  readonly note?: RegExp;
  readonly source: Cited;
}

/** A phone number and who is told it. */
export interface PhoneNumber {
  readonly number: string;
  readonly regions: readonly string[];
  readonly note?: RegExp;
  readonly source: Cited;
}

/** The tests of a way by which requests come, by what those who use it are told. */
export function channelTests(of: Subject, expected: ChannelRow): readonly RowTest[] {
  const { row: channel, hours, note, source } = expected;
  const test = (name: string, check: RowTest['check']) =>
    rowTest(of, `channels ${channel}`, name, check);
  return [
    ...hours.map(([asks, each]) =>
      test(`is open ${each} where asked for ${JSON.stringify(asks)}`, (from) => {
        const answer = promised(from, of, { ...asks, channel }).channel;
        expect(answer).toMatchObject({ channel, ...coverageOf(each) });
      }),
    ),
    test(note ? `says ${String(note)}` : 'has no note', (from) => {
      const answer = promised(from, of, { channel }).channel;
      const own = viewOf(from, of).channels?.[channel]?.note;
      if (note) {
        expect(own).toEqual(expect.stringMatching(note));
        expect(answer?.note).toEqual(expect.stringMatching(note));
      } else expect(own).toBeUndefined();
      expectSource(answer?.source, source);
    }),
  ];
}

/** The tests of the phone's numbers: these, each told in its regions, and no others. */
export function numberTests(of: Subject, ...numbers: readonly PhoneNumber[]): readonly RowTest[] {
  return [
    rowTest(of, 'channels phone', `has ${numbers.length} numbers`, (from) => {
      expect(numbersIn(from, of).map(({ number }) => number)).toEqual(
        numbers.map(({ number }) => number),
      );
    }),
    ...numbers.flatMap((expected) => numberTestsOf(of, expected, numbers)),
  ];
}

function numberTestsOf(
  of: Subject,
  { number, regions, note, source }: PhoneNumber,
  numbers: readonly PhoneNumber[],
): readonly RowTest[] {
  const row = `channels phone ${number}`;
  const toldIn = (region: string) =>
    numbers.filter((each) => each.regions.includes(region)).map((each) => each.number);
  return [
    rowTest(of, row, `is of ${regions.join(', ')} alone`, (from) => {
      const found = numbersIn(from, of).find((each) => each.number === number);
      expect(found?.regions).toEqual(regions);
      expectSource(found?.source, source);
    }),
    rowTest(of, row, 'is told to people there who come by phone', (from) => {
      for (const region of regions) expect(numbersFor(from, of, region)).toEqual(toldIn(region));
    }),
    rowTest(of, row, note ? `says ${String(note)}` : 'has no note', (from) => {
      const own = numbersIn(from, of).find((each) => each.number === number)?.note;
      if (note === undefined) return expect(own).toBeUndefined();
      expect(own).toEqual(expect.stringMatching(note));
      for (const region of regions) expect(noteFor(from, of, region)).toContain(own);
    }),
  ];
}

/** The test that people of these regions are told no number. */
export function unlistedTest(of: Subject, ...regions: readonly string[]): RowTest {
  return rowTest(of, 'channels phone', `has no number for ${regions.join(', ')}`, (from) => {
    for (const region of regions) expect(numbersFor(from, of, region)).toEqual([]);
  });
}

/** The test of a way by which no requests come. */
export function closedChannelTest(of: Subject, channel: ChannelRow['row']): RowTest {
  return rowTest(of, `channels ${channel}`, 'is none by which requests come', (from) => {
    expect(viewOf(from, of).channels).toMatchObject({ [channel]: null });
  });
}

function numbersIn(from: Catalogue, of: Subject) {
  return viewOf(from, of).channels?.phone?.numbers ?? [];
}

function numbersFor(from: Catalogue, of: Subject, region: string) {
  return phoneIn(from, of, region)?.phoneNumbers;
}

function noteFor(from: Catalogue, of: Subject, region: string) {
  return phoneIn(from, of, region)?.note;
}

function phoneIn(from: Catalogue, of: Subject, region: string) {
  const account = { ...of.account, region };
  return promised(from, of, { channel: 'phone' }, { account }).channel;
}
