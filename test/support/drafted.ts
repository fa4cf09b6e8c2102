import { draftCase } from '../../api/cases/draft.ts';
import { newCase } from '../../api/cases/new-case.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import { ownCatalogue } from './catalogues.ts';

/** A German partner that may have everything. */
const ACCOUNT = {
  id: 'acc_test',
  name: 'Contoso',
  region: 'DE',
  subdivision: null,
  timeZone: 'Europe/Berlin',
  agreements: ['advanced-online-service'],
  partner: true,
  fields: {},
};

const REQUEST = {
  account: 'acc_test',
  offering: 'professional',
  category: 'technical',
  severity: 'A',
  language: 'en',
  title: 'Mail flow is down',
  businessImpact: 'Nobody can send mail',
  resourcesCommitted: true,
  requesterRole: 'administrator',
  contact: { name: 'Li Wei', email: 'li.wei@contoso.example', of: 'customer' },
  pack: 'single',
};

interface Asked {
  /** Of the request, what is not usual. */
  readonly request?: object;
  /** Of the account. */
  readonly account?: Partial<typeof ACCOUNT>;
  readonly catalogue?: Catalogue;
}

/** The file of a case as the API makes it, opened at an instant (RFC 3339). */
export function drafted(openedAt: string, asked: Asked = {}): CaseFile {
  const {
    account: _account,
    openedAt: _none,
    ...terms
  } = newCase.parse({
    ...REQUEST,
    ...asked.request,
  });
  const draft = draftCase({
    catalogue: asked.catalogue ?? ownCatalogue(),
    terms,
    account: { ...ACCOUNT, ...asked.account },
    openedAt: Date.parse(openedAt),
    openedBy: 'desk',
    until: Infinity,
  });
  return { ...draft, id: 'case_test' };
}

/** An account of 21vianet, in China. */
export const IN_CHINA = { region: 'CN', timeZone: 'Asia/Shanghai' };
