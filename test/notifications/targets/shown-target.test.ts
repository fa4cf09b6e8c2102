import { describe, expect, it } from 'vitest';
import { shownTarget } from '../../../notifications/targets/shown-target.ts';

describe('a target as it is shown', () => {
  it.each([
    ['slack', 'https://hooks.slack.com/services/T0/B0/secretwxyz', 'https://hooks.slack.com/…wxyz'],
    ['teams', 'https://a.example:8443/w/x?sig=0123456789ab', 'https://a.example:8443/…89ab'],
    ['slack', 'https://hooks.slack.com/short', 'https://hooks.slack.com/…'],
    ['slack', 'https://hooks.slack.com', 'https://hooks.slack.com/…'],
    ['teams', 'no URL at all', '…'],
    ['webhook', 'https://hooks.example.com/sla?of=us', 'https://hooks.example.com/sla?of=us'],
    ['email', 'desk@contoso.example', 'desk@contoso.example'],
  ] as const)('by %s of %s is %s', (type, target, shown) => {
    expect(shownTarget({ type, target })).toBe(shown);
  });
});
