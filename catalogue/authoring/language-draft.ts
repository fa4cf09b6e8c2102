import { createRequire } from 'node:module';
import { z } from 'zod';
import type { RegionLanguages } from '../schema/region-languages-schema.ts';

const require = createRequire(import.meta.url);

/** The part of Unicode's CLDR data on territories that is read here. */
const territories = z.object({
  supplemental: z.object({
    territoryInfo: z.record(
      z.string(),
      z.object({
        languagePopulation: z
          .record(
            z.string(),
            z.object({
              _populationPercent: z.coerce.number().default(0),
              _officialStatus: z.string().optional(),
            }),
          )
          .default({}),
      }),
    ),
  }),
});

/** Official in a whole region, by law or in fact; languages of only a part are left out. */
const OFFICIAL = new Set(['official', 'de_facto_official']);

/** The official languages of every region in CLDR, some of which are not countries. */
export function draftRegionLanguages(): RegionLanguages {
  const { version } = z.object({ version: z.string() }).parse(require('cldr-core/package.json'));
  const { supplemental } = territories.parse(require('cldr-core/supplemental/territoryInfo.json'));
  const named = Object.entries(supplemental.territoryInfo).filter(([region]) =>
    /^[A-Z]{2}$/.test(region),
  );
  return {
    generatedBy: `cldr-core ${version}`,
    languages: Object.fromEntries(
      named.map(([region, { languagePopulation }]) => {
        const official = Object.entries(languagePopulation)
          .filter(([, { _officialStatus: status = '' }]) => OFFICIAL.has(status))
          .map(([tag, { _populationPercent: percent }]) => ({ tag, percent }))
          .toSorted((a, b) => b.percent - a.percent)
          .map(({ tag }) => tag.split('_')[0] ?? tag);
        return [region, [...new Set(official)]];
      }),
    ),
  };
}
