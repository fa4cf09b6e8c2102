import { catalogue } from '../../../domain/offering/requests.ts';

/** Every region that there is. */
const REGIONS = Object.keys(catalogue.regionLanguages);

/** The European Economic Area: the European Union's 27, and Iceland, Liechtenstein and Norway. */
export const EEA = [
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  'IS LI NO',
]
  .flatMap((codes) => codes.split(' '))
  .toSorted();

/** Every region that there is, but for these. */
export function allRegionsBut(...regions: readonly string[]): readonly string[] {
  return REGIONS.filter((region) => !regions.includes(region));
}
