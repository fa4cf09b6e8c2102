import { describe, expect, it } from 'vitest';
import { currentCase, fileOf } from '../../api/cases/current.ts';
import type { ApiDeps } from '../../api/http/deps.ts';
import { caseFile } from '../support/case-file.ts';

describe('the file of a case', () => {
  it('is found although its workflow completes between a look into the ledger and one at the workflow', async () => {
    const file = caseFile();
    const closure = { reopenableUntil: file.openedAt };
    const record = { file, state: { closure } };
    let recorded: typeof record | null = null;
    const deps = {
      clock: () => file.openedAt,
      ledger: { cases: { get: async () => recorded, seqOf: async () => 0 } },
      cases: {
        report: async () => {
          recorded = record;
          return null;
        },
      },
    } as unknown as ApiDeps;
    expect(await fileOf(deps, file.id)).toBe(record);
  });
});

describe('a case that runs', () => {
  it.each([
    ['fails', () => Promise.reject(new Error('down'))],
    ['hangs', () => new Promise<never>(() => {})],
  ])('is told while the ledger %s', async (_how, seqOf) => {
    const report = { file: caseFile(), seq: 3 };
    const deps = {
      ledger: { cases: { seqOf } },
      cases: { report: () => Promise.resolve(report) },
    } as unknown as ApiDeps;
    expect(await currentCase(deps, report.file.id)).toBe(report);
  });
});
