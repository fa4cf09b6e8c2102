import { event, feedOf } from './feeds.ts';

function calendar(head: readonly string[], ...events: readonly (readonly string[])[]): string {
  return feedOf(...events).replace('BEGIN:VEVENT', [...head, 'BEGIN:VEVENT'].join('\r\n'));
}

/** An event of Google Calendar. */
function google(date: string, name: string, description: string): readonly string[] {
  return event(
    `UID:${date}_${name.length}@google.example`,
    `DTSTART;VALUE=DATE:${date}`,
    `SUMMARY:${name}`,
    `DESCRIPTION:${description}`,
    'CLASS:PUBLIC',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
  );
}

const HIDE_DE =
  'Gedenktag\\nWenn Sie Gedenktage ausblenden möchten\\, rufen Sie die Google Kalender-Einstellungen auf > Feiertage';

/** Feeds as different programs write them, each with what is read of it. */
export const HABITS = [
  {
    habit: 'an online calendar in German, with days of remembrance and of some states',
    file: calendar(
      ['X-WR-TIMEZONE:UTC'],
      google('20260501', 'Tag der Arbeit', 'Gesetzlicher Feiertag'),
      google('20260510', 'Muttertag', HIDE_DE),
      google(
        '20260604',
        'Fronleichnam (regionaler Feiertag)',
        'Gesetzlicher Feiertag in Bayern\\, Hessen',
      ),
    ),
    closed: ['2026-05-01'],
    worked: [],
    unsure: ['Muttertag', 'Fronleichnam (regionaler Feiertag)'],
  },
  {
    habit: 'an online calendar in French',
    file: calendar(
      [],
      google('20260714', 'Fête nationale', 'Jour férié'),
      google('20260524', 'Pentecôte', "Journée d'observance"),
    ),
    closed: ['2026-07-14'],
    worked: [],
    unsure: ['Pentecôte'],
  },
  {
    habit: 'an office program on Windows, whose days are midnights of its own zones',
    file: feedOf(
      event(
        'DTSTART;TZID=W. Europe Standard Time:20261224T000000',
        'DTEND;TZID=W. Europe Standard Time:20261227T000000',
        'SUMMARY:Betriebsruhe',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
      ),
      event(
        'UID:2',
        'DTSTART;TZID=W. Europe Standard Time:20261228T000000',
        'DTEND;TZID=W. Europe Standard Time:20261229T000000',
        'SUMMARY:Inventur?',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE',
      ),
    ),
    closed: ['2026-12-24', '2026-12-25', '2026-12-26'],
    worked: [],
    unsure: ['Inventur?'],
  },
  {
    habit: 'a phone in China, which marks what is off and worked, and nothing else',
    file: feedOf(
      event(
        'DTSTART;VALUE=DATE:20261001',
        'DTEND;VALUE=DATE:20261008',
        'SUMMARY:国庆节（休）',
        'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY',
      ),
      event(
        'UID:2',
        'DTSTART;VALUE=DATE:20261010',
        'SUMMARY:国庆节（班）',
        'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
      ),
      event('UID:3', 'DTSTART;VALUE=DATE:20260910', 'SUMMARY:教师节', 'RRULE:FREQ=YEARLY'),
    ),
    closed: [
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ],
    worked: ['2026-10-10'],
    unsure: ['教师节'],
  },
  {
    habit: 'a list of Chinese arrangements, whose worked days are known by their names',
    file: feedOf(
      event(
        'UID:20260214/1',
        'DTSTART;VALUE=DATE:20260215',
        'DTEND;VALUE=DATE:20260217',
        'SUMMARY:春节假期',
      ),
      event(
        'UID:20260214/2',
        'DTSTART;VALUE=DATE:20260214',
        'DTEND;VALUE=DATE:20260215',
        'SUMMARY:上班(补春节假期)',
      ),
    ),
    closed: ['2026-02-15', '2026-02-16'],
    worked: ['2026-02-14'],
    unsure: [],
  },
  {
    habit:
      'a list of Chinese arrangements, whose ends equal their begins and whose work is tentative',
    file: feedOf(
      event(
        'DTSTART;VALUE=DATE:20260501',
        'DTEND;VALUE=DATE:20260501',
        'SUMMARY:劳动节 假期 第1天/共1天',
        'STATUS:CONFIRMED',
      ),
      event(
        'UID:2',
        'DTSTART:20260509T090000',
        'DTEND:20260509T180000',
        'SUMMARY:劳动节 补班 第1天/共1天',
        'STATUS:TENTATIVE',
      ),
    ),
    closed: ['2026-05-01'],
    worked: [],
    unsure: ['劳动节 补班 第1天/共1天'],
  },
  {
    habit: 'a directory of holidays, which says in names what is no holiday of all',
    file: feedOf(
      event(
        "SUMMARY;LANGUAGE=en-us:New Year's Day",
        'DTSTART;VALUE=DATE:20260101',
        "DESCRIPTION: New Year's Day is a public holiday in all countries that observe the Gregorian calendar\\n\\nInformation provided by holidays.example",
        'TRANSP:OPAQUE',
        'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      ),
      event(
        'UID:2',
        "SUMMARY;LANGUAGE=en-us:Day after New Year's Day (Regional Holiday)",
        'DTSTART;VALUE=DATE:20260102',
        'DESCRIPTION: Observed only in Scotland',
      ),
      event(
        'UID:3',
        "SUMMARY;LANGUAGE=en-us:Mother's Day (Not a Public Holiday)",
        'DTSTART;VALUE=DATE:20260315',
      ),
    ),
    closed: ['2026-01-01'],
    worked: [],
    unsure: ["Day after New Year's Day (Regional Holiday)", "Mother's Day (Not a Public Holiday)"],
  },
  {
    habit: 'a mail program by hand, with categories, a zone in its dates and days without a UID',
    file: feedOf(
      [
        'BEGIN:VEVENT',
        'SUMMARY:Lundi de Pâques',
        'DTSTART;VALUE=DATE;TZID=/mail.example/Europe/Paris:20260406',
        'DTEND;VALUE=DATE;TZID=/mail.example/Europe/Paris:20260407',
        'CATEGORIES:Jours fériés',
        'END:VEVENT',
      ],
      [
        'BEGIN:VEVENT',
        'SUMMARY:Vacances de printemps',
        'DTSTART;VALUE=DATE:20260418',
        'DTEND;VALUE=DATE:20260504',
        'CATEGORIES:Vacances scolaires',
        'END:VEVENT',
      ],
    ),
    closed: ['2026-04-06'],
    worked: [],
    unsure: ['Vacances de printemps'],
  },
  {
    habit: 'a server that writes every time in UTC, and names its zone',
    file: calendar(
      ['X-WR-TIMEZONE:Asia/Tokyo'],
      event(
        'DTSTART:20260428T150000Z',
        'DTEND:20260429T150000Z',
        'SUMMARY:昭和の日',
        'RRULE:FREQ=YEARLY;UNTIL=20270428T150000Z',
      ),
    ),
    closed: ['2026-04-29', '2027-04-29'],
    worked: [],
    unsure: [],
  },
  {
    habit: 'a company with a meeting of long ago, a cancelled party and one UID for all',
    file: feedOf(
      event('UID:x', 'SUMMARY:Staff meeting', 'DTSTART:20120222T090000', 'DTEND:20120222T110000'),
      event('UID:x', 'SUMMARY:Summer party', 'DTSTART;VALUE=DATE:20260612', 'STATUS:CANCELLED'),
      event(
        'UID:x',
        'SUMMARY:Founding day',
        'DTSTART;VALUE=DATE:20260511',
        'DTEND;VALUE=DATE:20260511',
      ),
      event('UID:x', 'SUMMARY:Arbeitstag (statt 11. Mai)', 'DTSTART;VALUE=DATE:20260509'),
    ),
    closed: ['2026-05-11'],
    worked: ['2026-05-09'],
    unsure: [],
  },
] as const;
