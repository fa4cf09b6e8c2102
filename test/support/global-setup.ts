import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Connection } from '@temporalio/client';
import { startEngine, type Engine } from '../../service/engine/engine.ts';
import { isStatus, STATUS } from '../../service/engine/grpc.ts';
import { freePorts } from '../../service/system/ports.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/messages/search-attributes.ts';
import { engineEnvironment, stderrLog } from './engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** host:port of the Temporal that all tests of a run share. */
    temporalAddress: string;
    temporalNamespace: string;
  }
}

/** One engine for the whole run, on files of its own, whose workflows' clocks tests can move. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sla-test-engine-'));
  const [port = 0] = await freePorts(1);
  const env = engineEnvironment();
  const engine = await startEngine({
    dataDir,
    port,
    uiPort: null,
    namespace: 'test',
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
    env,
    log: stderrLog,
    timeSkipping: true,
  });
  await requireTimeSkipping(engine);
  project.provide('temporalAddress', engine.address);
  project.provide('temporalNamespace', engine.namespace);
  return async () => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Asks for the time skipping of a workflow that is not there: only a server that can says so. */
async function requireTimeSkipping({ address, namespace }: Engine): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution: { workflowId: 'no-such-workflow' },
      fastForwardId: 'none',
    });
  } catch (error) {
    if (isStatus(error, STATUS.notFound)) return;
    throw new Error(`${address} cannot move a workflow's clock`, { cause: error });
  } finally {
    await connection.close();
  }
}
