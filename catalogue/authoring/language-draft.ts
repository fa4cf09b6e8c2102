import { createRequire } from 'node:module';
import { z } from 'zod';
import type { RegionLanguages } from '../schema/region-languages-schema.ts';

const require = createRequire(import.meta.url);

/** Of what Unicode's CLDR says of territories, the part that is read here. */
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

/** Official in the whole of a region, by law or in fact; languages of a part of it are left out. */
const OFFICIAL = new Set(['official', 'de_facto_official']);

/** The official languages of every region that CLDR knows; it has some that are no countries. */
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
