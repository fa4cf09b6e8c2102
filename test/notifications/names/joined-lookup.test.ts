import { describe, expect, it } from 'vitest';
import { joinedLookup } from '../../../notifications/names/joined-lookup.ts';
import type { NameLookup } from '../../../notifications/names/name-lookup.ts';

const FOUND = [{ address: '192.0.2.1', family: 4 }];

/** Lookups that end when told to. */
function looking() {
  const asked: { name: string; answer: () => void; fail: () => void }[] = [];
  const ask = joinedLookup(
    (name) =>
      new Promise<Awaited<ReturnType<NameLookup>>>((resolve, reject) => {
        asked.push({ name, answer: () => resolve(FOUND), fail: () => reject(new Error('no')) });
      }),
  );
  return { asked, ask };
}

describe('a name that is being looked up', () => {
  it('is looked up once for all who ask meanwhile', async () => {
    const { asked, ask } = looking();
    const all = Promise.all(Array.from({ length: 16 }, () => ask('hooks.example.com')));
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    expect(await all).toEqual(Array.from({ length: 16 }, () => FOUND));
  });

  it('fails for all who ask meanwhile', async () => {
    const { asked, ask } = looking();
    const all = Promise.allSettled([ask('hooks.example.com'), ask('hooks.example.com')]);
    asked[0]?.fail();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('is looked up anew by who asks afterwards, or asks for another one', async () => {
    const { asked, ask } = looking();
    const first = ask('hooks.example.com');
    asked[0]?.answer();
    await first;
    void ask('hooks.example.com');
    void ask('other.example.com');
    expect(asked.map(({ name }) => name)).toEqual([
      'hooks.example.com',
      'hooks.example.com',
      'other.example.com',
    ]);
  });
});
