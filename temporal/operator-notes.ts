import { openingFacts } from '../domain/case/case-facts.ts';
import { commitmentNotes, otherNotes } from '../domain/case/case-notes.ts';
import { commitmentFor } from '../domain/case/commitment-for.ts';
import { coverageFor } from '../domain/case/coverage.ts';
import { firstRequest, tableScheduler } from '../domain/case/scheduler.ts';
import type {
  CaseFile,
  CaseNote,
  CommitmentRow,
  Coverage,
  LanguageCoverage,
  Source,
  SourceDocuments,
} from '../domain/case/types.ts';
import { dueText } from '../domain/operator-text/due-text.ts';
import { markdownLine } from '../domain/operator-text/markdown-text.ts';
import type { PackFile } from '../domain/pack/types.ts';
import { ruleText, sourceText } from '../domain/text/grounds.ts';
import { WORDS } from '../domain/text/words/index.ts';
import { severityFrom } from '../domain/view/severity-from.ts';
import { toIso } from '../domain/time/instant.ts';
import { targetCase, type Target } from '../domain/time/target.ts';

/** One line for a case's page in the Temporal UI; it begins with the reference where there is one. */
export function summaryOf({ request, account }: CaseFile): string {
  const { reference, severity, title } = request;
  return [...(reference === null ? [] : [reference]), severity, account.name, title]
    .map(markdownLine)
    .join(' · ');
}

/**
 * What an operator has to know about a case, in the Temporal UI's Markdown; fixed at the opening.
 */
export function detailsOf(file: CaseFile, publicUrl: string): string {
  const { request, account, policyVersion } = file;
  return [
    `### ${markdownLine(request.title)}`,
    [
      line(
        'Account',
        `${markdownLine(account.name)} (${account.id}), ${account.region}, ${account.timeZone}`,
      ),
      line(
        'Offering',
        `${markdownLine(policyVersion)}${request.plan === null ? '' : `, plan ${markdownLine(request.plan)}`}`,
      ),
      line(
        'Asked',
        `${request.category}, severity ${request.severity}, ${markdownLine(request.language)}`,
      ),
      ...ownLines(file),
      ...promiseLines(file),
      ...coverageLines(file),
      line('Contact', contactOf(file)),
      ...waitLines(file),
      line('Business impact', markdownLine(request.businessImpact ?? 'not stated')),
      ...notesOf(file).map(({ detail }) => line('Note', markdownLine(detail))),
      ...(request.reference === null ? [] : [line('Reference', markdownLine(request.reference))]),
      line('API', `${publicUrl}/v1/cases/${file.id}`),
    ].join('\n'),
  ].join('\n\n');
}

/** One line for a pack in lists in the Temporal UI. */
export function packSummary({ account, total, orderHint }: PackFile): string {
  return `${markdownLine(account.name)} · ${total} credits · order ${markdownLine(orderHint)}`;
}

/** What an operator has to know about a pack, in Markdown; fixed at the purchase. */
export function packDetails(file: PackFile, publicUrl: string): string {
  const { account, total, used, taxExemption, source } = file;
  return [
    `### ${total} credits of ${markdownLine(account.name)}`,
    [
      line('Account', `${markdownLine(account.name)} (${account.id}), ${account.timeZone}`),
      line('Order', markdownLine(file.orderHint)),
      line('Bought', `${toIso(file.purchasedAt)} by ${markdownLine(file.purchasedBy)}`),
      ...(used === 0 ? [] : [line('Used before', String(used))]),
      line('Expires', `${file.expiresAtLocal}, ${toIso(file.expiresAt)}`),
      line('Source', `${markdownLine(file.policyVersion)}, ${sourceOf(source, file.documents)}`),
      ...(taxExemption === null ? [] : [line('Tax exemption', markdownLine(taxExemption))]),
      line('API', `${publicUrl}/v1/packs/${file.id}`),
    ].join('\n'),
  ].join('\n\n');
}

function promiseLines(file: CaseFile): string[] {
  const request = firstRequest(file);
  const first = firstRowOf(file);
  if (request === null || first === null) return [];
  const { target, calendar, source } = first;
  const rule = line('Rule', markdownLine(ruleText(file, first, 'en')));
  const origin = line('Source', sourceOf(source, file.documents));
  const chosen = source.chosen === undefined ? [] : [line('Chosen', markdownLine(source.chosen))];
  if (target === null) return [line('First response', 'no commitment'), rule, origin, ...chosen];
  const { dueAt, dueAtLocal } = tableScheduler(file)(request);
  const on = calendar === null ? 'elapsed time' : `calendar ${calendar}`;
  return [
    line('First response', `${allowanceOf(target)}, ${on}`),
    ...(dueAt === null
      ? []
      : [line('Deadline', `${dueText({ dueAt, dueAtLocal })}, ${toIso(dueAt)}`)]),
    rule,
    origin,
    ...chosen,
  ];
}

function coverageLines(file: CaseFile): string[] {
  const { language } = file;
  const first = firstRowOf(file);
  const worked = first && coverageFor(first.coverage, openingFacts(file));
  const interpreted = language?.interpreter ? ', an interpreter may join' : '';
  return [
    ...(worked === null ? [] : [line('Worked on', hoursOf(worked))]),
    ...(language === null
      ? []
      : [line('Served in', `${language.language}, ${servedText(language)}${interpreted}`)]),
  ];
}

/** What the case and its account say in the offering's own words, and which severity follows from it. */
function ownLines(file: CaseFile): string[] {
  const { request, account } = file;
  const said = [...Object.entries(request.fields), ...Object.entries(account.fields)];
  const from = severityFrom(file, { changes: {} });
  return [
    ...said.map(([name, value]) => line(markdownLine(name), markdownLine(String(value)))),
    ...(from === null
      ? []
      : [
          line(
            'Severity',
            `${from.severity}, as it follows from ${Object.keys(from.fields).join(' and ')}`,
          ),
        ]),
  ];
}

/** The row under which the case was opened. */
function firstRowOf(file: CaseFile): CommitmentRow | null {
  return commitmentFor(file, 'first_response', openingFacts(file));
}

function sourceOf(source: Source, documents: SourceDocuments): string {
  return markdownLine(sourceText(source, documents, 'en'));
}

function notesOf(file: CaseFile): readonly CaseNote[] {
  const opening = { changes: {}, severity: file.request.severity };
  return [...commitmentNotes(file, opening), ...otherNotes(file, opening)];
}

function servedText({ kind, calendar }: LanguageCoverage): string {
  return kind === 'case' ? 'whenever the case is worked on' : hoursOf({ kind, calendar });
}

function hoursOf({ calendar }: Coverage): string {
  return calendar === null ? 'round the clock' : `in the hours of ${calendar}`;
}

/** `within 60 minutes`, `by 12:00 on the next business day` */
function allowanceOf(target: Target): string {
  const { days, months, by } = WORDS.en.explanation;
  return targetCase(target, {
    minutes: (minutes) => `within ${minutes} minutes`,
    days: (count) => `within ${days(count)}`,
    months: (count) => `within ${months(count)}`,
    businessMinutes: (minutes) => `within ${minutes} business minutes`,
    businessDays: (count) => `within ${count} business days`,
    by,
  });
}

/** The kinds that `startWait` takes. */
function waitLines({ waits }: CaseFile): string[] {
  const kinds = waits.map(({ kind, name }) => `${kind} (${markdownLine(name.en)})`);
  return kinds.length === 0 ? [] : [line('Waits for others', kinds.join(', '))];
}

function contactOf({ request: { contact } }: CaseFile): string {
  if (contact === null) return 'none given';
  const parts = [contact.name, contact.email, contact.phone].filter((part) => part !== null);
  return markdownLine(`${parts.join(', ')} (${contact.of})`);
}

function line(name: string, value: string): string {
  return `- **${name}:** ${value}`;
}
