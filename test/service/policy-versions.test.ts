import { expect, it } from 'vitest';
import type { PolicyVersion } from '../../ledger/types/policies.ts';
import { announcePolicies, requirePolicies } from '../../service/policy-versions.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const FILE = 'calendars/21vianet/v1.yaml';

/** What a process with our policies says of a ledger that has these versions. */
async function said(...pinned: readonly PolicyVersion[]) {
  const ledger = {
    policies: { pin: () => Promise.resolve(), pinned: () => Promise.resolve(pinned) },
  };
  const warnings: string[] = [];
  await announcePolicies(ledger, ownCatalogue(), {
    warn: (_facts: unknown, text?: string) => warnings.push(text!),
  });
  const ready = await requirePolicies(ledger, ownCatalogue()).then(
    () => true,
    () => false,
  );
  return { warnings, ready };
}

it('a process that has what cases were opened under is ready, and says nothing', async () => {
  const digest = ownCatalogue().digests[FILE]!;
  expect(await said({ file: FILE, digest })).toEqual({ warnings: [], ready: true });
});

it('a process whose version has changed says so at start, and is not ready', async () => {
  expect(await said({ file: FILE, digest: 'other' })).toEqual({
    warnings: [
      `Not ready: ${FILE} has changed since cases were opened under it: undo the change, and write calendars/21vianet/v2.yaml instead.`,
    ],
    ready: false,
  });
});

it('a process that lacks a version says so at start, and is ready', async () => {
  expect(await said({ file: 'offerings/gone/v2.yaml', digest: 'aa' })).toEqual({
    warnings: ['offerings/gone/v2.yaml is missing, and cases were opened under it.'],
    ready: true,
  });
});
