import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { POLICIES } from '../../catalogue/load/load.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const text = readFileSync(new URL('landed.json', import.meta.url), 'utf8');
/** The versions of offerings and calendars that have landed, each with the SHA-256 of its file. */
const landed = z.record(z.string(), z.string()).parse(JSON.parse(text));

describe('a version that has landed', () => {
  // Cases were opened under it and keep its name: what the name stands for may not change.
  it.each(Object.entries(landed))('is never edited: %s', (file, digest) => {
    const path = join(POLICIES, file);
    const found = existsSync(path)
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : 'missing';
    expect(
      found,
      `policies/${file} has landed: restore it and write a new version beside it instead`,
    ).toBe(digest);
  });

  it('is every one: a version gets its digest in the change with which it lands', () => {
    const { calendars, offerings } = ownCatalogue();
    const versions = [
      ...calendars.map(({ id, version }) => `calendars/${id}/v${version}.yaml`),
      ...offerings.map(({ id, version }) => `offerings/${id}/v${version}.yaml`),
    ];
    expect(Object.keys(landed).toSorted()).toEqual(versions.toSorted());
  });
});
