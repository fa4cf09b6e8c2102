import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';

/** The way to a place in a file: `["rules", 3, "when", "scope", "is"]`. */
export type Path = readonly (string | number)[];

/** Sections that are called otherwise; what names a version is no row but the version itself. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  id: ['version'],
  name: ['version'],
  description: ['version'],
  timeZone: ['zone'],
};

/** Every row of the offerings and calendars, by the names that row tests use. */
export function rowsOf({ offerings, calendars }: Catalogue): readonly string[] {
  const rows = [
    ...offerings.flatMap((each) => leavesOf(each).map((path) => rowInOffering(each, path))),
    ...calendars.flatMap((each) =>
      leavesOf(each)
        .filter((path) => !isNoUnion(path))
        .map((path) => rowInCalendar(each, path)),
    ),
  ];
  return [...new Set(rows)];
}

/** A calendar need not be opened by others. */
function isNoUnion([section, index]: Path): boolean {
  return section === 'anyOf' && index === undefined;
}

/** The row that a place in an offering belongs to: `csp@1 channels phone`. */
export function rowInOffering(offering: Offering, [section = '', ...rest]: Path): string {
  const name = `${offering.id}@${offering.version}`;
  return [name, ...(HEADINGS[section] ?? [section]), ...partOf(offering, section, rest)].join(' ');
}

/** The row that a place in a calendar belongs to: `calendars local-business@1 weekly mon`. */
export function rowInCalendar(
  { id, version, variants }: CalendarPolicy,
  [section = '', ...rest]: Path,
) {
  const name = ['calendars', `${id}@${version}`, ...(HEADINGS[section] ?? [section])];
  if (section === 'weekly') name.push(...textOf(rest[0]));
  if (section !== 'variants') return name.join(' ');
  const [index, part, day] = rest;
  const regions = variants[Number(index)]?.regions ?? [];
  return [...name, ...regions, ...textOf(part), ...(part === 'weekly' ? textOf(day) : [])].join(
    ' ',
  );
}

/** What tells the rows of a section apart; nothing where all of it is one row. */
function partOf(offering: Offering, section: string | number, [key, ...rest]: Path) {
  const index = Number(key);
  switch (section) {
    case 'plans':
      return textOf(offering.plans[index]?.id);
    case 'commitments':
      return textOf(offering.commitments[index]?.id);
    case 'clocks':
      return textOf(offering.clocks[index]?.id);
    case 'rules':
      return textOf(ruleName(offering, index));
    case 'languages':
      return textOf(offering.languages[index]?.language);
    case 'metrics':
      return textOf(offering.metrics[index]?.id);
    case 'waits':
      return textOf(offering.waits[index]?.kind);
    case 'notes':
      return textOf(offering.notes[index] && index + 1);
    case 'severities':
      return textOf(key === 'levels' ? offering.severities.levels[Number(rest[0])]?.id : undefined);
    case 'nonResponse':
      return textOf(key === 'steps' ? rest[0] : undefined);
    case 'closing':
      // Whom an offering tells that tells nobody stands with what ends its cases.
      return textOf(key === 'tellsContact' && !offering.closing?.tellsContact ? 'outcomes' : key);
    case 'credits':
      return textOf(
        (['charging', 'packs'] as const).find((part) => part === key && offering.credits?.[part]),
      );
    case 'channels':
      return [...textOf(key), ...numberOf(offering, [key ?? '', ...rest])];
    default:
      return [];
  }
}

function numberOf({ channels }: Offering, [channel, list, index]: Path): readonly string[] {
  if (channel !== 'phone' || list !== 'numbers') return [];
  return textOf(channels?.phone?.numbers[Number(index)]?.number);
}

/** Rules that share their code are told apart by their condition. */
function ruleName({ rules }: Offering, index: number): string | undefined {
  const rule = rules[index];
  if (rule === undefined) return undefined;
  if (rules.filter(({ code }) => code === rule.code).length === 1) return rule.code;
  const condition = Object.entries(rule.when).flatMap(([field, matcher]) =>
    Object.entries(Object(matcher)).map(
      ([test, value]) => `${field} ${test}${value === true ? '' : ` ${String(value)}`}`,
    ),
  );
  return `${rule.code} ${condition.join(', ')}`;
}

function textOf(part: string | number | undefined): readonly string[] {
  return part === undefined ? [] : [String(part)];
}

/** The ways to all places without parts: a value, or a list without elements. */
function leavesOf(content: unknown, path: Path = []): readonly Path[] {
  if (typeof content !== 'object' || content === null) return [path];
  const parts = Array.isArray(content) ? [...content.entries()] : Object.entries(content);
  return parts.length === 0
    ? [path]
    : parts.flatMap(([key, part]) => leavesOf(part, [...path, key]));
}
