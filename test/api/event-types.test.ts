import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEANINGS } from '../../api/events/meanings.ts';
import { validate } from '../../catalogue/schema/validate.ts';
import { eventPattern } from '../../api/subscriptions/event-patterns.ts';
import { newSubscription } from '../../api/subscriptions/schema.ts';
import { WEBHOOK_BODIES } from '../../api/webhooks/bodies.ts';
import { PACK_ENTRY_TYPES } from '../../domain/pack/types.ts';
import { ALERT_TYPES } from '../../domain/text/words/event-types.ts';
import { matchesEvent } from '../../notifications/subscription-match.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/alerts.md', () => {
  it('lists all event types, each as in the OpenAPI document', () => {
    const rows = read('docs/alerts.md').matchAll(/^\| `([a-z]+\.[a-z_.]+)` +\| (.+?) +\|$/gm);
    expect([...rows].map(([, type, meaning]) => [type, meaning])).toEqual(
      ALERT_TYPES.map((type) => [type, MEANINGS[type]]),
    );
  });
});

describe('README and docs', () => {
  it.each(['README.md', 'docs/alerts.md'])('name no event that there is not: %s', (path) => {
    const named = read(path).match(/\b(?:case|pack|delivery|reconciler)\.[a-z]+[a-z_.]*\b/g) ?? [];
    const known: readonly string[] = [...WEBHOOK_BODIES.keys(), ...PACK_ENTRY_TYPES];
    const prefixes = eventPattern.options.map((pattern) => pattern.replace(/\.?\*$/, ''));
    const unknown = named.filter((name) => ![...known, ...prefixes].includes(name));
    expect(unknown).toEqual([]);
  });
});

const asking = (events: unknown[]) =>
  validate(newSubscription, { type: 'webhook', target: 'https://hooks.example.com/', events });

describe('what a subscription can subscribe to', () => {
  it('is everything, each type, and each prefix that some have', () => {
    const patterns = eventPattern.options;
    expect(patterns).toEqual(expect.arrayContaining(['*', 'case.*', 'case.sla.*', 'pack.*']));
    expect(patterns).toEqual(expect.arrayContaining([...ALERT_TYPES]));
    for (const pattern of patterns) {
      const to = { events: [pattern], paused: false, endedAt: null };
      expect(ALERT_TYPES.filter((type) => matchesEvent(to, type))).not.toEqual([]);
      expect(asking([pattern])).toHaveProperty('value');
    }
  });

  it.each(['case.sla', 'case.opened.*', 'digest', 'subscription.test', 'pack.purchased', null])(
    'is not %s, and the error lists the valid types',
    (pattern) => {
      const answer = asking(['*', pattern]);
      const errors = 'errors' in answer ? answer.errors : [];
      expect(errors.map(({ path }) => path)).toEqual(['events.1']);
      for (const one of eventPattern.options) expect(errors[0]?.message).toContain(one);
    },
  );
});
