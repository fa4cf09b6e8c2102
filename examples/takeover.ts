import { parseArgs } from 'node:util';
import { ApiRefusal, ApiUnreachable } from './incidents/api-client.ts';
import { countsIn } from './incidents/hours.ts';
import { INCIDENTS, IncidentsMissing, readIncidents } from './incidents/incident.ts';
import { printSource, printTakeover } from './incidents/print-takeover.ts';
import { KeyMissing, serviceOfCaller } from './incidents/service.ts';
import { accountForRun, OfferingMissing, seeOffering } from './incidents/setting.ts';
import { takeOver } from './incidents/taken-over.ts';
import { disagreementsOf } from './incidents/takeover-verdict.ts';
import { LIGHTHOUSE, PROFESSIONAL } from './incidents/terms.ts';
import { walkCase } from './incidents/walked-case.ts';

/**
 * Real input: the incidents of an IT company, taken over with their whole history through the HTTP
 * API of a running service, first as `professional` cases, then under the example offering, whose
 * resolution pauses on the customer; every clock of every case held against a count by the minute.
 *
 *     SLA_POLICIES_DIR=policies/examples npm start
 *     SLA_API=http://127.0.0.1:8080 SLA_KEY=… npm run example:takeover -- [path to incidents.csv]
 *
 * Each run makes an account of its own and leaves its cases where they are. Nobody is alerted. The
 * exit code is 0 where everything agrees, or where there is no file of incidents.
 */

async function main(): Promise<boolean> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const incidents = readIncidents(positionals[0] ?? INCIDENTS);
  const api = serviceOfCaller();
  await seeOffering(api, LIGHTHOUSE.offering);
  const account = await accountForRun(api);
  printSource(incidents);

  let allAgree = true;
  for (const terms of [PROFESSIONAL, LIGHTHOUSE]) {
    const walked = incidents.map((incident) => ({
      incident,
      walked: walkCase(incident, terms, countsIn()),
    }));
    const takeover = await takeOver(api, { account, terms, incidents: walked });
    const disagreements = await disagreementsOf(api, takeover);
    printTakeover(takeover, disagreements);
    allAgree &&= disagreements.length === 0;
  }
  return allAgree;
}

/** What a person can put right is told in a sentence; everything else with its stack. */
const EXPECTED = [KeyMissing, OfferingMissing, ApiUnreachable, ApiRefusal];

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const isMissing = error instanceof IncidentsMissing;
  const expected = isMissing || EXPECTED.some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exitCode = isMissing ? 0 : 1;
}
