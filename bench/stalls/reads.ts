import { CASE_ACCOUNT } from './cases.ts';
import { get, regionOf, zoneOf, type StallCase } from './request.ts';

/** What is read of everything. */
const READS: readonly StallCase[] = [
  { label: 'OpenAPI', make: () => get('/openapi.json') },
  { label: '200 cases', make: () => get(`/v1/cases?account=${CASE_ACCOUNT}&limit=200`) },
  { label: 'deliveries', make: () => get('/v1/deliveries?limit=200') },
  { label: 'all offerings', make: () => get('/v1/offerings') },
  { label: 'all calendars', make: () => get('/v1/calendars') },
  {
    label: 'two years of open hours in a zone that is new',
    make: (serial) =>
      get(
        `/v1/calendars/local-business/open-hours?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 13))}&from=${1990 + serial}-01-01&to=${1992 + serial}-01-01`,
      ),
  },
  {
    label: 'ten years as iCalendar in a zone that is new',
    make: (serial) =>
      get(
        `/v1/calendars/local-business.ics?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 17 + 1))}&from=${2015 + serial}-01-01&to=${2025 + serial}-01-01`,
      ),
  },
  {
    label: 'a calendar in a place',
    make: (serial) =>
      get(
        `/v1/calendars/local-business?region=${regionOf(serial)}&timeZone=${encodeURIComponent(zoneOf(serial * 19))}`,
      ),
  },
];

/** Of a case with a long life, by its id. */
const OF_A_CASE: readonly [string, string, string][] = [
  ['a case', '', 'application/json'],
  ['its timeline', '/timeline', 'application/json'],
  ['its explanation', '/explanation', 'application/json'],
  ['its explanation as text', '/explanation', 'text/plain'],
];

/** @param caseId a case that was taken over with 500 acts */
export function readsOf(caseId: string): readonly StallCase[] {
  const ofACase = OF_A_CASE.map(([label, path, accept]) => ({
    label: `${label}, after 500 acts`,
    make: () => get(`/v1/cases/${caseId}${path}`, { Accept: accept }),
  }));
  return [...READS, ...ofACase];
}
