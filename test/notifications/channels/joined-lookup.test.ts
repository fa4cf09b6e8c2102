import { describe, expect, it } from 'vitest';
import { joinedLookup } from '../../../notifications/channels/joined-lookup.ts';

type Answer = (error: null, address: string, family: number) => void;

/** Lookups that are answered when told to. */
function looking() {
  const asked: { name: string; answer: () => void }[] = [];
  const lookup = joinedLookup((name, _options, done) => {
    const reply: Answer = done;
    asked.push({ name, answer: () => reply(null, '192.0.2.1', 4) });
  });
  const found: string[] = [];
  const ask = (name: string, all = false) =>
    lookup(
      name,
      { all },
      (_error, address) => void found.push(`${name} ${JSON.stringify(address)}`),
    );
  return { asked, found, ask };
}

describe('a name that is being looked up', () => {
  it('is looked up once for all who ask meanwhile', () => {
    const { asked, found, ask } = looking();
    for (let count = 0; count < 16; count += 1) ask('hooks.example.com');
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    expect(found).toEqual(Array(16).fill('hooks.example.com "192.0.2.1"'));
  });

  it('is looked up anew by who asks afterwards, or asks for something else', () => {
    const { asked, ask } = looking();
    ask('hooks.example.com');
    asked[0]?.answer();
    ask('hooks.example.com');
    ask('other.example.com');
    ask('hooks.example.com', true);
    expect(asked.map(({ name }) => name)).toEqual([
      'hooks.example.com',
      'hooks.example.com',
      'other.example.com',
      'hooks.example.com',
    ]);
  });
});
