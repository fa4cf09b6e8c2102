import { describe, expect, it } from 'vitest';
import { fileOf } from '../../api/cases/current.ts';
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
      ledger: { cases: { get: async () => recorded } },
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
