import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../service/config.ts';
import { ourCatalogue, policiesOf } from '../../service/policies.ts';

function idsUnder(env: NodeJS.ProcessEnv): ReadonlySet<string> {
  return new Set(policiesOf(loadConfig(env).config).offerings.map(({ id }) => id));
}

describe('the policies in force', () => {
  test("are those of the service, and the operator's own beside them", () => {
    const ours = idsUnder({});
    expect(ours).toContain('21vianet');
    expect(ours).not.toContain('harbour');
    const both = idsUnder({ SLA_POLICIES_DIR: 'policies/examples' });
    expect(both).toEqual(new Set([...ours, 'harbour', 'lighthouse', 'service-desk', 'town-hall']));
  });

  test('of the service are plain data, which compiling keeps as they are', () => {
    const ours = ourCatalogue();
    expect(JSON.parse(JSON.stringify(ours))).toStrictEqual(ours);
  });
});
