import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../service/config.ts';

const PAGE = new URL('../../docs/operating.md', import.meta.url);

/** The text under a heading, up to the next one of its kind. */
function sectionOf(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n## ${heading}\n`);
  return after.split('\n## ')[0] ?? '';
}

describe('the page on configuration', () => {
  const section = sectionOf(readFileSync(PAGE, 'utf8'), 'Configuration');

  test('lists exactly the variables that there are', () => {
    const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(new Set(listed)).toEqual(new Set(Object.keys(configSchema.shape)));
    expect(listed).toHaveLength(new Set(listed).size);
  });

  test("says that the rest of Temporal's variables work too", () => {
    expect(section).toContain('`TEMPORAL_*`');
  });
});
