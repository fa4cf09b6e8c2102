/**
 * Where the library that drafts the holidays calls a part of a country otherwise than ISO 3166-2,
 * what that calls it; null for what ISO 3166-2 does not name, or no longer as it was.
 */
const ISO_CODES: Readonly<Record<string, string | null>> = {
  // A community, of which ISO 3166-2 names the provinces and regions alone.
  'BE-DE': null,
  // The overseas departments are numbered like those of the mainland.
  'FR-GP': 'FR-971',
  'FR-MQ': 'FR-972',
  'FR-GF': 'FR-973',
  'FR-RE': 'FR-974',
  'FR-YT': 'FR-976',
  // Alderney is of Guernsey, a country of its own there.
  'GB-ALD': null,
  // Renamed by ISO in 2023.
  'IN-CT': 'IN-CG',
  'IN-OR': 'IN-OD',
  'IN-TG': 'IN-TS',
  'IN-UT': 'IN-UK',
  // Two territories that became one, IN-DH, in 2020; their holidays differ here.
  'IN-DD': null,
  'IN-DN': null,
  // South Tyrol: IT-32 is the region of which it is one of two provinces.
  'IT-32': 'IT-BZ',
};

/** The ISO 3166-2 code of a part of a country by the library's own; null where there is none. */
export function isoCode(country: string, libraryCode: string): string | null {
  const code = `${country}-${libraryCode.toUpperCase()}`;
  const iso = ISO_CODES[code];
  return iso === undefined ? code : iso;
}
