import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HABITS } from './habits.ts';
import { emptyFolder, imported, importInto } from './imports.ts';

describe('a feed of', () => {
  it.each(HABITS)('$habit', ({ file, closed, worked, unsure }) => {
    const folder = emptyFolder();
    const feed = join(folder, 'feed.ics');
    writeFileSync(feed, file);
    const { status, stdout, stderr } = importInto(folder, feed);
    expect([status, stderr]).toEqual([0, '']);
    const snapshot = imported(folder);
    expect(Object.keys(snapshot.days)).toEqual(closed);
    expect(Object.keys(snapshot.worked)).toEqual(worked);
    for (const name of unsure) expect(stdout).toContain(`to close it: --close "${name}"`);
    expect(stdout.match(/--close/g)?.length ?? 0).toBe(unsure.length);
    expect(snapshot.choices).toEqual({});
  });
});
