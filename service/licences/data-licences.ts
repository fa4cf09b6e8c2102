import { draftedBy, holidayCountries, licenceText, pagesBehind } from './snapshots.ts';

const WRITTEN = '<!-- Written by npm run licences:write. -->';

/** `policies/holidays/LICENSE.md`. */
export function holidaysLicence(): string {
  return `${WRITTEN}

# Licence of the holiday data

The files of this folder, and the corrections in \`../holiday-corrections/\`, are available under
[Creative Commons Attribution-ShareAlike 3.0 Unported](https://creativecommons.org/licenses/by-sa/3.0/)
(SPDX: CC-BY-SA-3.0). If you pass them on, changed or not, name the sources below, say what was changed,
and keep this licence. It covers these data alone; the code that reads them and the other
policies are not derived from them. Recorded histories under \`test/workflows/histories/\` contain excerpts.

## Source

${draftedBy('holidays')}, by commenthol and contributors: <https://github.com/commenthol/date-holidays>. Its code
is under the ISC licence; its data are under CC BY-SA 3.0, as they rely on articles of Wikipedia.

The pages that it names, by country:

${holidayCountries().map(countryEntry).join('\n')}

## What was changed

- Only public holidays of these countries and their parts were taken, and only whole days.
- The rules were expanded to dates from 2015 to 2035, with their English names.
- Codes of parts were changed to those of ISO 3166-2.
- Of each part, only what differs from its country is kept.
- Days were added and removed as \`../holiday-corrections/\` says, each with its source.
`;
}

function countryEntry(country: string): string {
  const pages = pagesBehind(country).map((page) => `<${page}>`);
  return `- ${country}: ${pages.length > 0 ? pages.join(' ') : 'none'}`;
}

/** `policies/make-up-days/LICENSE.md`. */
export function makeUpDaysLicence(): string {
  return `${WRITTEN}

# Licence of the make-up days

\`CN.json\` is adapted from the data of ${draftedBy('make-up-days')}
(<https://github.com/vsme/chinese-days>), which record the yearly notices of the State Council. It is under
the licence of that package, below.

What was changed: only the years from 2015 on were taken; days off that are public holidays already were
left out, and the names are the English ones.

${quoted('chinese-days')}`;
}

/** `policies/region-languages.LICENSE.md`. */
export function languagesLicence(): string {
  return `${WRITTEN}

# Licence of the regions' languages

\`region-languages.json\` is adapted from ${draftedBy('region-languages.json')}, the territory
information of Unicode's Common Locale Data Repository (<https://github.com/unicode-org/cldr-json>). It is under
the licence of those data, below.

What was changed: of each region only the languages that are official in the whole of it were taken,
ordered by the share of people who speak them.

${quoted('cldr-core')}`;
}

function quoted(name: string): string {
  return `\`\`\`text\n${licenceText(name)}\n\`\`\`\n`;
}
