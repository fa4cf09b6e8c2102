import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { within } from '../../service/system/polling.ts';
import { makeInstallation, portsOfNobody, type Installation } from '../support/installation.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import type { Service } from '../support/service.ts';
import { answersIn, difference, type Printed } from './support/difference.ts';
import { falsified } from './support/falsified.ts';
import { allPages, type Page, type Shown, type Step } from './support/page.ts';
import { placesOf, type Places } from './support/places.ts';
import { openTerminal, type Output, type Terminal } from './support/terminal.ts';

/** The key that every page starts the service with. */
const KEY = 'sla_only_for_trying_out';

/** What a test can't run: it installs, goes on until it is stopped, needs Docker, or takes a minute. */
const NOT_TESTED = [
  'README.md: npm ci && npm start',
  'README.md: npm ci && npm test',
  `README.md: SLA_ADMIN_KEY=${KEY} SLA_ALLOW_PRIVATE_TARGETS=yes npm start`,
  'docs/alerts.md: export SMTP_URL=smtp://127.0.0.1:1025 SLA_MAIL_FROM=sla@contoso.example',
  `docs/alerts.md: SLA_ADMIN_KEY=${KEY} SLA_ALLOW_PRIVATE_TARGETS=yes npm start`,
  'docs/alerts.md: npm run example:receivers',
  'docs/operating.md: export POSTGRES_PASSWORD=$(openssl rand -hex 16)',
  'docs/operating.md: export SLA_ADMIN_KEY=sla_$(openssl rand -hex 16)',
  'docs/operating.md: docker compose up',
];
/** What only a start says that makes a key of its own. */
const ABOUT_THE_KEY = /key/i;

/** What comes by itself, such as an alert at a deadline ten seconds away, on a busy machine. */
const TIMEOUT_MS = 60_000;
const ONE_PAGE = { timeout: 240_000 };

const pages = allPages();
const tested = pages.filter(({ steps }) => steps.some(({ isTested }) => isTested));

let installation: Installation;
let service: Service;
let mails: MailServer;
let places: Places;

beforeAll(async () => {
  mails = await startMailServer();
  const settings = { SMTP_URL: mails.url, SLA_MAIL_FROM: 'SLA timers <sla@contoso.example>' };
  installation = await makeInstallation(KEY, settings);
  const [receiver = 0] = await portsOfNobody(1);
  places = placesOf(installation, receiver);
  service = await installation.start();
});

afterAll(async () => {
  await installation.remove();
  await mails.stop();
});

/** Pastes the commands of a page, block after block, and answers what the page says that is not so. */
async function follow(page: Page, terminal: Terminal): Promise<readonly string[]> {
  const background: Output[] = [];
  for (const step of page.steps.filter(({ isTested }) => isTested)) {
    const output = await terminal.run(places.here(step.commands));
    if (/ &$/m.test(step.commands)) background.push(output);
    const untruths = await untruthsOf(step, output, background, terminal);
    // What follows builds on it.
    if (untruths.length > 0) return untruths;
  }
  return [];
}

async function untruthsOf(
  step: Step,
  output: Output,
  background: readonly Output[],
  terminal: Terminal,
): Promise<readonly string[]> {
  let printed = printedBy(output, background);
  if (step.shown.length === 0) return failuresOf(step, output, printed);
  const isTrue = () => step.shown.every((shown) => difference(shown, printed) === null);
  await within(background.length > 0 || onlyReads(step) ? TIMEOUT_MS : 0, async () => {
    if (isTrue()) return true;
    const next = onlyReads(step) ? await terminal.run(places.here(step.commands)) : output;
    printed = printedBy(next, background);
    return isTrue();
  });
  return step.shown.flatMap((shown) => difference(shown, printed) ?? unnoticed(shown, printed));
}

/** What could be changed on the page and would still pass: that it is true would prove nothing. */
function unnoticed(shown: Shown, printed: Printed): readonly string[] {
  const passing = falsified(shown).filter((one) => difference(one.shown, printed) === null);
  return passing.map(({ what }) => `Line ${shown.line} may be false in ${what}.`);
}

/** Commands of which nothing is shown shall work. */
function failuresOf({ line }: Step, { exitCode }: Output, { last }: Printed): readonly string[] {
  const works = exitCode === 0 && !answersIn(last).some(isProblem);
  return works ? [] : [`The commands of line ${line} fail (${exitCode}):\n${last}`];
}

function isProblem(answer: unknown): boolean {
  return Number((answer as { status?: unknown }).status) >= 400;
}

function printedBy(output: Output, background: readonly Output[]): Printed {
  return { last: textOf(output), background: background.map(textOf) };
}

function textOf(output: Output): string {
  return places.onPage(output.read());
}

/** Lists follow what was done by a moment: what only reads is asked again. */
function onlyReads({ commands }: Step): boolean {
  return !/ (-d|-X|--data)\b|^\w+=\$\(|&$/m.test(commands);
}

describe('the commands of the pages', () => {
  test('are all tested but these', () => {
    const steps = pages.flatMap(({ steps: all, name }) => all.map((step) => ({ ...step, name })));
    const left = steps.filter(({ isTested }) => !isTested);
    const lines = left.flatMap(({ name, commands }) =>
      commands
        .trim()
        .split('\n')
        .map((command) => `${name}: ${command}`),
    );
    expect(lines).toEqual(NOT_TESTED);
  });

  test('start a service that says what the README shows', () => {
    const [start] = pages[0]?.steps ?? [];
    const lines = start?.shown[0]?.text.trim().split('\n') ?? [];
    const others = lines.filter((line) => !ABOUT_THE_KEY.test(line));
    expect(others).toHaveLength(lines.length - 2);
    expect(places.onPage(service.said()).split('\n')).toEqual(expect.arrayContaining(others));
  });

  test.each(tested)('$name is true, from top to bottom', ONE_PAGE, async (page) => {
    const terminal = openTerminal();
    try {
      expect(await follow(page, terminal)).toEqual([]);
    } finally {
      await terminal.close();
    }
  });
});
