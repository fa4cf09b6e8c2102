/**
 * ISO 3166-2 codes of the parts that the holiday library names differently; null if ISO 3166-2 does
 * not have the part, or no longer as it was.
 */
const ISO_CODES: Readonly<Record<string, string | null>> = {
  // A community; ISO 3166-2 only has provinces and regions.
  'BE-DE': null,
  // The overseas departments are numbered like those of the mainland.
  'FR-GP': 'FR-971',
  'FR-MQ': 'FR-972',
  'FR-GF': 'FR-973',
  'FR-RE': 'FR-974',
  'FR-YT': 'FR-976',
  // Alderney belongs to Guernsey, which ISO 3166 lists as a country of its own.
  'GB-ALD': null,
  // Renamed by ISO in 2023.
  'IN-CT': 'IN-CG',
  'IN-OR': 'IN-OD',
  'IN-TG': 'IN-TS',
  'IN-UT': 'IN-UK',
  // Two territories that became one, IN-DH, in 2020; their holidays differ here.
  'IN-DD': null,
  'IN-DN': null,
  // South Tyrol: IT-32 is the whole region, of which it is one of two provinces.
  'IT-32': 'IT-BZ',
};

/** The ISO 3166-2 code for the library's code of a part; null if there is none. */
export function isoCode(country: string, libraryCode: string): string | null {
  const code = `${country}-${libraryCode.toUpperCase()}`;
  const iso = ISO_CODES[code];
  return iso === undefined ? code : iso;
}
