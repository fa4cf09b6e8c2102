import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../service/config.ts';
import { ourCatalogue, policiesOf, policyWarnings } from '../../service/policies.ts';

function idsUnder(env: NodeJS.ProcessEnv): ReadonlySet<string> {
  return new Set(policiesOf(loadConfig(env).config).offerings.map(({ id }) => id));
}

describe('the policies in force', () => {
  test("are those of the service, and the operator's own beside them", () => {
    const ours = idsUnder({});
    expect(ours).toContain('21vianet');
    expect(ours).not.toContain('harbour');
    const both = idsUnder({ SLA_POLICIES_DIR: 'policies/examples' });
    expect(both).toEqual(
      new Set([
        ...ours,
        'harbour',
        'lighthouse',
        'managed-services',
        'service-desk',
        'software-vendor',
        'town-hall',
      ]),
    );
  });

  test('are warned of where their folder has what is probably not meant', () => {
    const { config } = loadConfig({ SLA_POLICIES_DIR: 'test' });
    const [first] = policyWarnings(config);
    expect(first).toMatch(/^test has nothing that is read: documents\.yaml, /);
    expect(policyWarnings(loadConfig({}).config)).toEqual([]);
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
