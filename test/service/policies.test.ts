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

  test('may have some switched off, by ids that there are', () => {
    const { config } = loadConfig({ SLA_OFFERINGS_OFF: 'csp, professional' });
    expect(policiesOf(config).switchedOff).toEqual(['csp', 'professional']);
    const { config: misspelt } = loadConfig({ SLA_OFFERINGS_OFF: 'profesional' });
    expect(() => policiesOf(misspelt)).toThrow(
      'SLA_OFFERINGS_OFF: there is no offering profesional; did you mean professional?',
    );
    expect(() => loadConfig({ SLA_OFFERINGS_OFF: 'csp,,' })).toThrow(
      'SLA_OFFERINGS_OFF: must be ids',
    );
  });

  test('of the service are plain data, which compiling keeps as they are', () => {
    const ours = ourCatalogue();
    expect(JSON.parse(JSON.stringify(ours))).toStrictEqual(ours);
  });
});
