import type { ShippedPackage } from './shipped-packages.ts';
import { draftedBy } from './snapshots.ts';
import { CLI_VERSION } from '../engine/cli/release.ts';

/** `NOTICE`: what of others is in the repository and the image, for those who pass either on. */
export function noticeText(packages: readonly ShippedPackage[]): string {
  const ical = packages.find(({ name }) => name === 'ical.js');
  if (!ical) throw new Error('ical.js is not shipped any more: take it out of the NOTICE');
  return `SLA timers

The code has no licence yet (package.json says UNLICENSED). What follows is the work of others, under
licences of its own. This file is written by "npm run licences:write".

Data in this repository
-----------------------

policies/holidays/ and policies/holiday-corrections/
  Public holidays, adapted from the data of ${draftedBy('holidays')}
  (https://github.com/commenthol/date-holidays), which rely on articles of Wikipedia.
  Licence: Creative Commons Attribution-ShareAlike 3.0 (CC BY-SA 3.0). If you pass on these files, or
  files made from them, do so under that licence. It covers the data alone, not the code that reads
  them. Sources and changes: policies/holidays/LICENSE.md

policies/make-up-days/
  China's make-up days, adapted from the data of ${draftedBy('make-up-days')}
  (https://github.com/vsme/chinese-days).
  Licence: MIT. Text and changes: policies/make-up-days/LICENSE.md

domain/time/zone-data/
  The IANA time zone database (https://www.iana.org/time-zones), by way of moment-timezone.
  Public domain.

policies/region-languages.json
  Official languages of regions, adapted from ${draftedBy('region-languages.json')}, Unicode CLDR
  (https://github.com/unicode-org/cldr-json).
  Licence: Unicode License v3. Text and changes: policies/region-languages.LICENSE.md

Packages that are installed
---------------------------

LICENSES-THIRD-PARTY.md lists all ${packages.length} with version, licence and copyright. Two need a word:

ical.js ${ical.version}
  Mozilla Public License 2.0, used unmodified. Its source is in the package itself
  (node_modules/ical.js/lib) and at https://github.com/kewisch/ical.js/tree/v${ical.version}

swagger-ui-dist
  Apache License 2.0. Its NOTICE reads: "swagger-ui, Copyright 2020-2021 SmartBear Software Inc."

Programs that are fetched, not shipped
--------------------------------------

Temporal CLI ${CLI_VERSION}
  MIT, Copyright (c) 2022 Temporal Technologies Inc., (c) 2020 Uber Technologies, Inc.
  The first start fetches it from temporal.download or PyPI; neither the repository nor the Docker image
  contains it. docker-compose.yml names images of Temporal (MIT) and PostgreSQL (PostgreSQL licence).

Tools for development alone
---------------------------

They are not installed by "npm ci --omit=dev" and not in the image. opening_hours (LGPL-3.0-only) is one of
them: the benchmark of business time measures against it, unmodified.

The Docker image is built on node:24-bookworm-slim; the licences of Debian's packages are in its
/usr/share/doc, that of Node.js in /usr/local/LICENSE.
`;
}
