import { holds, type Condition } from '../schema/condition.ts';
import { meant } from '../schema/issue-words.ts';
import type { CommitmentPolicy, Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { checkConditions } from './condition-checks.ts';
import { checkMatrix } from './matrix-checks.ts';
import { checkVocabulary } from './vocabulary-checks.ts';
import { checkAlerts } from './alert-checks.ts';
import { askedFor, matchersIn } from './asked-for.ts';
import { kindsOfCases } from './condition-space.ts';
import { checkCells } from './cells.ts';
import type { Report } from './policy-error.ts';
import { checkMetrics, checkTimed } from './metric-checks.ts';
import { checkSeverities } from './severity-checks.ts';
import { checkSize } from './size-check.ts';
import { checkPauses, checkWaits } from './wait-checks.ts';

/** Checks what the schema cannot: parts of an offering that contradict each other, or leave a hole. */
export function checkOffering(offering: Offering, report: Report): void {
  checkPartsOfOffering(offering, report);
  checkPlanRequired(offering, report);
  checkChannels(offering, report);
  checkMatrix(offering, report);
  checkVocabulary(offering, report);
  checkConditions(offering, report);
  checkMetrics(offering, report);
  checkPauses(offering, report);
  checkCells(offering, report);
  checkSize(offering, report);
}

/** The checks that hold of any part of an offering: none of them objects to what is missing. */
export function checkPartsOfOffering(offering: Offering, report: Report): void {
  checkUnique(
    'plans',
    offering.plans.map(({ id }) => id),
    report,
  );
  checkUnique(
    'categories',
    (offering.categories ?? []).map(({ id }) => id),
    report,
  );
  checkUnique(
    'roles',
    (offering.roles ?? []).map(({ id }) => id),
    report,
  );
  checkUnique('products', offering.products ?? [], report);
  checkUnique('severities.levels', severitiesOf(offering), report);
  checkUnique(
    'commitments',
    offering.commitments.map(({ id }) => id),
    report,
  );
  checkUnique(
    'metrics',
    offering.metrics.map(({ id }) => id),
    report,
  );
  checkUnique(
    'clocks',
    offering.clocks.map(({ id }) => id),
    report,
  );
  checkUnique(
    'rules',
    offering.rules.map(({ code, field, when }) => `${code} of ${field} ${JSON.stringify(when)}`),
    report,
  );
  checkPlans(offering, report);
  checkNumbers(offering, report);
  checkLanguages(offering, report);
  checkAlternatives(offering, report);
  checkSeverities(offering, report);
  checkAlerts(offering, report);
  checkTimed(offering, report);
  checkWaits(offering, report);
}

function checkUnique(list: string, keys: readonly string[], report: Report): void {
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) !== index) report(`${list}.${index}`, `duplicate: ${key}`);
  }
}

function checkPlans(offering: Offering, report: Report): void {
  const { plans, commitments, clocks } = offering;
  const ids = plans.map(({ id }) => id);
  const check = (list: string, rows: readonly Pick<CommitmentPolicy, 'plans'>[]) => {
    for (const [index, row] of rows.entries()) {
      const unknown = row.plans?.filter((plan) => !ids.includes(plan)) ?? [];
      for (const plan of unknown) report(`${list}.${index}.plans`, noSuchPlan(plan, ids));
    }
  };
  check('commitments', commitments);
  check('clocks', clocks);
  for (const { path, value } of askedFor(offering, 'plan')) {
    if (!ids.includes(value)) report(path, noSuchPlan(value, ids));
  }
}

function noSuchPlan(plan: string, known: readonly string[]): string {
  return `no such plan: ${plan}${meant(plan, known)}`;
}

function checkPlanRequired({ plans, rules }: Offering, report: Report): void {
  if (plans.length > 0 && !rules.some(({ when }) => onlyAsks(when, ['plan']) && holds(when, {}))) {
    report('rules', 'an offering with plans needs a rule that refuses a case without one');
  }
}

function onlyAsks(when: Condition, fields: readonly string[]): boolean {
  return matchersIn(when).every(({ field }) => fields.includes(field));
}

/** A missing channel has to be refused by a rule, so that the table and the rules agree. */
function checkChannels({ channels, rules }: Offering, report: Report): void {
  if (channels === null) return;
  for (const [channel, content] of Object.entries(channels)) {
    const refused = rules.some(
      ({ when }) => onlyAsks(when, ['channel']) && holds(when, { channel }),
    );
    if (content === null && !refused) {
      report(`channels.${channel}`, 'no rule refuses a case on this channel');
    }
    if (content !== null && refused)
      report(`channels.${channel}`, 'a rule refuses every such case');
  }
}

/** A region may have several numbers, each once. */
function checkNumbers({ channels }: Offering, report: Report): void {
  const numbers = channels?.phone?.numbers ?? [];
  for (const [index, { number, regions }] of numbers.entries()) {
    const before = numbers
      .slice(0, index)
      .filter((each) => each.number === number)
      .flatMap((each) => each.regions);
    for (const [place, region] of regions.entries()) {
      if (![...before, ...regions.slice(0, place)].includes(region)) continue;
      report(`channels.phone.numbers.${index}.regions.${place}`, `duplicate: ${region}`);
    }
  }
}

/** A row behind `other` would never be reached. */
function checkLanguages({ languages }: Offering, report: Report): void {
  const names = languages.map(({ language }) => language);
  checkUnique('languages', names, report);
  const other = names.indexOf('other');
  if (other >= 0 && other < names.length - 1) {
    report(`languages.${other}`, '`other` matches every language, so it must be last');
  }
}

/** An alternative that the same rule would refuse again is of no use. */
function checkAlternatives(offering: Offering, report: Report): void {
  for (const [index, { when, alternative }] of offering.rules.entries()) {
    const kinds = alternative === null ? null : kindsOfCases(offering, [when]);
    const helps = kinds?.some(
      (facts) => holds(when, facts) && !holds(when, { ...facts, ...alternative }),
    );
    if (helps === false) report(`rules.${index}.alternative`, 'the rule would refuse it again');
  }
}
