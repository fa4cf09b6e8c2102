import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../system/root.ts';
import { packagesDocument } from './packages-document.ts';
import { noticeText } from './notice-text.ts';
import { holidaysLicence, languagesLicence, makeUpDaysLicence } from './data-licences.ts';
import { shippedPackages } from './shipped-packages.ts';

/** The files that say whose work is in the repository and under which licence, by their paths. */
export async function licenceDocuments(): Promise<Readonly<Record<string, string>>> {
  const packages = shippedPackages();
  return {
    NOTICE: noticeText(packages),
    'LICENSES-THIRD-PARTY.md': await formatted(
      'LICENSES-THIRD-PARTY.md',
      packagesDocument(packages),
    ),
    'policies/holidays/LICENSE.md': await formatted('LICENSE.md', holidaysLicence()),
    'policies/make-up-days/LICENSE.md': await formatted('LICENSE.md', makeUpDaysLicence()),
    'policies/region-languages.LICENSE.md': await formatted('LICENSE.md', languagesLicence()),
  };
}

async function formatted(file: string, markdown: string): Promise<string> {
  const filepath = join(ROOT, file);
  return format(markdown, { ...(await resolveConfig(filepath)), filepath });
}
