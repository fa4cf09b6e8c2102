import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { within } from '../../service/system/polling.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { makeInstallation, portsOfNobody, type Installation } from '../support/installation.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import type { Service } from '../support/service.ts';
import { answersIn, difference, type Printed } from './support/difference.ts';
import { falsified } from './support/falsified.ts';
import { instantsIn } from './support/instants.ts';
import { allPages, type Page, type Shown, type Step } from './support/page.ts';
import { placesOf, type Places } from './support/places.ts';
import { openTerminal, type Output, type Terminal } from './support/terminal.ts';

/** The key that every page starts the service with. */
const KEY = 'sla_only_for_trying_out';

/** The last step of the page about an offering of one's own. */
const ITS_CASE = [
  'docs/own-offering.md: KEY=sla_only_for_trying_out',
  `docs/own-offering.md: call() { curl -s -w '\\n' -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' "$@"; }`,
  `docs/own-offering.md: take() { node -p "JSON.parse(require('fs').readFileSync(0)).$1"; }`,
  `docs/own-offering.md: ACCOUNT=$(call localhost:8080/v1/accounts -d '{"name": "Contoso", "region": "DE",`,
  `docs/own-offering.md:   "timeZone": "Europe/Berlin", "locale": "de"}' | take id)`,
  `docs/own-offering.md: CASE=$(call localhost:8080/v1/cases -d '{"account": "'$ACCOUNT'", "offering": "helpdesk",`,
  `docs/own-offering.md:   "category": "problem", "severity": "urgent", "language": "de", "title": "Nobody can log in"}' | take id)`,
  'docs/own-offering.md: call localhost:8080/v1/cases/$CASE',
  `docs/own-offering.md: call -H 'Accept: text/plain' localhost:8080/v1/cases/$CASE/explanation`,
];

/** What a test can't run, by the reason. */
const NOT_TESTED: Readonly<Record<string, readonly string[]>> = {
  'It goes on until it is stopped; a test below, or the one that is named, starts what it starts.':
    [
      'README.md: npm ci && npm start',
      `README.md: SLA_ADMIN_KEY=${KEY} SLA_ALLOW_PRIVATE_TARGETS=yes npm start`,
      'docs/alerts.md: export SMTP_URL=smtp://127.0.0.1:1025 SLA_MAIL_FROM=sla@contoso.example',
      `docs/alerts.md: SLA_ADMIN_KEY=${KEY} SLA_ALLOW_PRIVATE_TARGETS=yes npm start`,
      // test/service/policies.test.ts
      'policies/examples/README.md: SLA_POLICIES_DIR=policies/examples npm start',
    ],
  'It needs a service with the folder of the page; own-offering.test.ts follows all of it.': [
    `docs/own-offering.md: SLA_POLICIES_DIR=$OURS SLA_ADMIN_KEY=${KEY} npm start`,
    ...ITS_CASE,
  ],
  'It takes most of a minute; example-receivers.test.ts starts its service.': [
    'docs/alerts.md: npm run example:receivers',
  ],
  'Somebody has to end a case in Temporal; test/end-to-end/running-service.test.ts does.': [
    `docs/operating.md: call localhost:8080/v1/cases/$CASE/revive -d '{"by": "Grace"}'`,
  ],
  'It needs Docker; test/service/compose.test.ts reads the file.': [
    'docs/operating.md: export POSTGRES_PASSWORD=$(openssl rand -hex 16)',
    'docs/operating.md: export SLA_ADMIN_KEY=sla_$(openssl rand -hex 16)',
    'docs/operating.md: docker compose up',
  ],
  'It installs what the tests run with, or another Node.': [
    'CONTRIBUTING.md: npm ci',
    'CONTRIBUTING.md: npm run test:node24',
  ],
  'It takes minutes, and .ci/run runs it, or runs more of it.': [
    'README.md: npm ci && npm test',
    'CONTRIBUTING.md: npm run check',
    'CONTRIBUTING.md: npm test',
    'CONTRIBUTING.md: npm run mutate:policies',
    'CONTRIBUTING.md: npx vitest run test/domain',
    'CONTRIBUTING.md: npx vitest run test/workflows',
    'CONTRIBUTING.md: npm run test:postgres',
    'CONTRIBUTING.md: npm run test:attacks',
    'CONTRIBUTING.md: npm run test:contract',
  ],
  'It is this test.': ['CONTRIBUTING.md: npm run test:docs'],
  'Its data is no part of the project.': ['CONTRIBUTING.md: npm run test:incidents'],
};
/** Shown beside these, and not compared with what comes, or by a test of its own. */
const NOT_COMPARED = ['docs/alerts.md: npm run example:receivers', ...ITS_CASE];
/** Scripts of commits that are named with them. */
const GONE = ['docs/performance.md: example:takeover'];
/** What only a start says that makes a key of its own. */
const ABOUT_THE_KEY = /key/i;

/** What comes by itself, such as an alert at a deadline ten seconds away, on a busy machine. */
const TIMEOUT_MS = 60_000;
const ONE_PAGE = { timeout: 240_000 };

const scripts: Readonly<Record<string, string>> = packageFile.scripts;
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
  const began = performance.now();
  const background: Output[] = [];
  for (const step of page.steps.filter(({ isTested }) => isTested)) {
    const output = await terminal.run(places.here(step.commands));
    if (step.isInBackground) background.push(output);
    const untruths = await untruthsOf({ step, output, background, began }, terminal);
    // What follows builds on it.
    if (untruths.length > 0) return untruths;
  }
  return [];
}

/** A block of commands that was pasted. */
interface Pasted {
  readonly step: Step;
  readonly output: Output;
  /** Of those before it, or itself, that go on. */
  readonly background: readonly Output[];
  /** When the first block of its page was. */
  readonly began: number;
}

async function untruthsOf(pasted: Pasted, terminal: Terminal): Promise<readonly string[]> {
  const { step } = pasted;
  let now = pasted;
  let printed = printedBy(now);
  await within(mayComeLater(step) ? TIMEOUT_MS : 0, async () => {
    if (step.shown.every((shown) => difference(shown, printed) === null)) return true;
    if (onlyReads(step)) now = { ...now, output: await terminal.run(places.here(step.commands)) };
    printed = printedBy(now);
    return false;
  });
  return [
    ...step.shown.flatMap((shown) => difference(shown, printed) ?? unnoticed(shown, printed)),
    ...failuresOf(now, printed),
    ...(await missingIn(step, terminal)),
  ];
}

/** What runs in the background prints when it likes, and lists follow what was done by a moment. */
function mayComeLater(step: Step): boolean {
  return onlyReads(step) || step.shown.some(({ isOfBackground }) => isOfBackground);
}

/** What could be changed on the page and would still pass: that it is true would prove nothing. */
function unnoticed(shown: Shown, printed: Printed): readonly string[] {
  const passing = falsified(shown).filter((one) => difference(one.shown, printed) === null);
  return passing.map(({ what }) => `Line ${shown.line} may be false in ${what}.`);
}

/** Commands work, and answers are no problems, unless the page says or shows so. */
function failuresOf({ step, output }: Pasted, { last }: Printed): readonly string[] {
  const { line, isFailing, shown } = step;
  const answers = answersIn(last);
  const mayBeProblem = shown.some(
    (one) => one.language === 'json' && isProblem(JSON.parse(one.text)),
  );
  const problems = (mayBeProblem ? answers.slice(0, -1) : answers).filter(isProblem);
  const failures = [
    ...(isFailing ? [] : output.failures),
    ...problems.map((problem) => JSON.stringify(problem)),
  ];
  if (failures.length > 0) {
    return [`The commands of line ${line} fail:\n${failures.join('\n')}\nWhat came:\n${last}`];
  }
  const fails = !isFailing || output.failures.length > 0;
  return fails ? [] : [`The commands of line ${line} should fail, and do not.`];
}

function isProblem(answer: unknown): boolean {
  return Number((answer as { status?: unknown }).status) >= 400;
}

/** The fields of answers that commands keep for later ones, where an answer has no such field. */
async function missingIn({ line, commands }: Step, terminal: Terminal): Promise<readonly string[]> {
  const names = [...commands.matchAll(/^(\w+)=\$\(/gm)].map(([, name = '']) => name);
  if (names.length === 0) return [];
  const values = await terminal.run(names.map((name) => `echo "$${name}"`).join('\n'));
  const missing = names.filter((_, index) =>
    /^(undefined|null|)$/.test(values.read().split('\n')[index] ?? ''),
  );
  return missing.map((name) => `The commands of line ${line} leave ${name} without a value.`);
}

function printedBy({ step, output, background, began }: Pasted): Printed {
  return {
    last: step.isInBackground ? '' : textOf(output),
    background: background.map(textOf),
    took: { step: output.tookMs, page: performance.now() - began },
  };
}

function textOf(output: Output): string {
  return places.onPage(output.read());
}

/** What only reads is asked again. */
function onlyReads({ commands }: Step): boolean {
  return !/ (-d|-X|--data)\b|^\w+=\$\(|&$/m.test(commands);
}

/** The commands, without the remarks beside them. */
function linesOf({ commands }: Step): readonly string[] {
  return commands
    .trim()
    .split('\n')
    .map((line) => line.replace(/ +# .*/, ''));
}

/** Scripts that a page names and npm does not know. */
function unknownScripts({ name, text }: Page): readonly string[] {
  const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z\d][\w:]*)/g)].map(
    ([, script = '']) => script,
  );
  return named.filter((script) => !(script in scripts)).map((script) => `${name}: ${script}`);
}

describe('the commands of the pages', () => {
  test('are all tested but these', () => {
    const lines = pages.flatMap(({ steps, name }) =>
      steps
        .filter(({ isTested }) => !isTested)
        .flatMap((step) => linesOf(step).map((line) => `${name}: ${line}`)),
    );
    expect(lines.toSorted()).toEqual(Object.values(NOT_TESTED).flat().toSorted());
  });

  test('show nothing that is not compared, but for these', () => {
    const [first] = pages[0]?.steps ?? [];
    const lines = pages.flatMap(({ steps, name }) =>
      steps
        // What the first start says, the next test compares.
        .filter((step) => !step.isTested && step.shown.length > 0 && step !== first)
        .flatMap((step) => linesOf(step).map((line) => `${name}: ${line}`)),
    );
    expect(lines).toEqual(NOT_COMPARED);
  });

  test('are scripts of npm that there are, those in sentences too', () => {
    expect(pages.flatMap(unknownScripts)).toEqual(GONE);
  });

  test('show as of now what has instants, which are compared with each other', () => {
    const shown = pages.flatMap(({ steps, name }) =>
      steps.flatMap((step) => step.shown.map((one) => ({ ...one, name }))),
    );
    const alone = shown.filter(({ isOfNow, text }) => isOfNow && instantsIn(text).length < 2);
    expect(alone.map(({ name, line }) => `${name}:${line}`)).toEqual([]);
  });

  test('start a service that says what the README shows', () => {
    const [start] = pages[0]?.steps ?? [];
    const lines = start?.shown[0]?.text.trim().split('\n') ?? [];
    const others = lines.filter((line) => !ABOUT_THE_KEY.test(line));
    expect(others).toHaveLength(lines.length - 2);
    expect(places.onPage(service.said()).split('\n')).toEqual(expect.arrayContaining(others));
  });

  test.each(tested)('$name is true, from top to bottom', ONE_PAGE, async (page) => {
    // What starts against expectation is refused, as this folder is taken.
    const terminal = openTerminal({ SLA_DATA_DIR: installation.dataDir });
    try {
      expect(await follow(page, terminal)).toEqual([]);
    } finally {
      await terminal.close();
    }
  });
});
