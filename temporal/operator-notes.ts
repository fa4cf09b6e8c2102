import { commitmentFor, firstRequest, tableScheduler } from '../domain/case/scheduler.ts';
import type { CaseFile, Coverage } from '../domain/case/types.ts';
import { dueText } from '../domain/operator-text/due-text.ts';
import type { PackFile } from '../domain/pack/types.ts';
import { toIso } from '../domain/time/instant.ts';
import type { Target } from '../domain/time/target.ts';
import { oneLine } from '../domain/view/one-line.ts';

/** One line for lists of the Temporal UI. */
export function summaryOf({ request, account }: CaseFile): string {
  return oneLine(`${request.severity} · ${account.name} · ${request.title}`);
}

/** What an operator has to know of a case, in the Temporal UI's Markdown; fixed at the opening. */
export function detailsOf(file: CaseFile, publicUrl: string): string {
  const { request, account, policyVersion } = file;
  return [
    `### ${plain(request.title)}`,
    [
      line(
        'Account',
        `${plain(account.name)} (${account.id}), ${account.region}, ${account.timeZone}`,
      ),
      line('Offering', `${policyVersion}${request.plan === null ? '' : `, plan ${request.plan}`}`),
      line('Asked', `${request.category}, severity ${request.severity}, ${request.language}`),
      ...promiseLines(file),
      ...coverageLines(file),
      line('Contact', contactOf(file)),
      line('Business impact', plain(request.businessImpact ?? 'not stated')),
      ...file.notes.map(({ detail }) => line('Note', plain(detail))),
      ...(request.reference === null ? [] : [line('Reference', plain(request.reference))]),
      line('API', `${publicUrl}/v1/cases/${file.id}`),
    ].join('\n'),
  ].join('\n\n');
}

/** The same of a pack. */
export function packSummary({ account, total, orderHint }: PackFile): string {
  return oneLine(`${account.name} · ${total} credits · order ${orderHint}`);
}

/** The same of a pack; fixed at the purchase. */
export function packDetails(file: PackFile, publicUrl: string): string {
  const { account, total, used, taxExemption, source } = file;
  return [
    `### ${total} credits of ${plain(account.name)}`,
    [
      line('Account', `${plain(account.name)} (${account.id}), ${account.timeZone}`),
      line('Order', plain(file.orderHint)),
      line('Bought', `${toIso(file.purchasedAt)} by ${plain(file.purchasedBy)}`),
      ...(used === 0 ? [] : [line('Used before', String(used))]),
      line('Expires', `${file.expiresAtLocal}, ${toIso(file.expiresAt)}`),
      line('Source', `${file.policyVersion}, document ${source.document}, ${source.section}`),
      ...(taxExemption === null ? [] : [line('Tax exemption', plain(taxExemption))]),
      line('API', `${publicUrl}/v1/packs/${file.id}`),
    ].join('\n'),
  ].join('\n\n');
}

function promiseLines(file: CaseFile): string[] {
  const first = commitmentFor(file, 'first_response', file.request.severity);
  if (first === null) return [];
  const { target, calendar, source } = first;
  const origin = line('Source', `document ${source.document}, ${source.section}`);
  const chosen = source.chosen === undefined ? [] : [line('Chosen', source.chosen)];
  if (target === null) return [line('First response', 'no commitment'), origin, ...chosen];
  const { dueAt, dueAtLocal } = tableScheduler(file)(firstRequest(file));
  const on = calendar === null ? 'elapsed time' : `calendar ${calendar}`;
  return [
    line('First response', `within ${amountOf(target)}, ${on}`),
    ...(dueAt === null
      ? []
      : [line('Deadline', `${dueText({ dueAt, dueAtLocal })}, ${toIso(dueAt)}`)]),
    origin,
    ...chosen,
  ];
}

function coverageLines(file: CaseFile): string[] {
  const { request, language } = file;
  const first = commitmentFor(file, 'first_response', request.severity);
  const interpreted = language?.interpreter ? ', an interpreter may join' : '';
  return [
    ...(first === null ? [] : [line('Worked on', hoursOf(first.coverage))]),
    ...(language === null
      ? []
      : [line('Served in', `${language.language}, ${hoursOf(language)}${interpreted}`)]),
  ];
}

function hoursOf({ calendar }: Coverage): string {
  return calendar === null ? 'round the clock' : `in the hours of ${calendar}`;
}

function amountOf(target: Target): string {
  if ('minutes' in target) return `${target.minutes} minutes`;
  if ('businessMinutes' in target) return `${target.businessMinutes} business minutes`;
  return `${target.businessDays} business days`;
}

function contactOf({ request: { contact } }: CaseFile): string {
  if (contact === null) return 'none given';
  const parts = [contact.name, contact.email, contact.phone].filter((part) => part !== null);
  return plain(`${parts.join(', ')} (${contact.of})`);
}

function line(name: string, value: string): string {
  return `- **${name}:** ${value}`;
}

/** Text of a caller as text: on one line, and without the characters that Markdown reads. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>#|]/g, '\\$&');
}
