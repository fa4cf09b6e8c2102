import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema, loadConfig } from '../../service/config.ts';
import { SERVER_VERSION, UI_VERSION } from '../../service/engine/cli/release.ts';

/** What these tests read of a compose file. */
interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
}

const TEMPORAL = /^temporalio\//;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECRETS = { POSTGRES_PASSWORD: 'sample-password', SLA_ADMIN_KEY: 'sla_a_sample_of_a_key' };

const compose = parse(interpolated(read('docker-compose.yml'), SECRETS), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
/** An image without the digest that `npm run images:pin` adds. */
const tagged = (image: string) => image.replace(/@sha256:[\da-f]{64}$/, '');
const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)$/gm)].map(([, image = '']) => image);
const ours = services.filter(([, { image }]) => image.startsWith('sla-timers:'));

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Puts the values of `${NAME:?message}` in. Throws where one is not among them. */
function interpolated(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_written, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The compose file asks for ${name}.`);
    return value;
  });
}

/** What a program is made of: the top-level folders of its files, and the packages these import. */
function partsOf(entry: string): { folders: ReadonlySet<string>; packages: ReadonlySet<string> } {
  const folders = new Set<string>();
  const packages = new Set<string>();
  const seen = new Set<string>();

  function visit(file: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    folders.add(relative(ROOT, file).split(sep)[0] ?? '');
    if (file.endsWith('.ts')) importsOf(file).forEach((name) => follow(file, name));
  }

  function follow(file: string, name: string): void {
    if (name.startsWith('.')) visit(join(dirname(file), name));
    else if (!name.startsWith('node:')) packages.add(packageOf(name));
  }

  visit(join(ROOT, entry));
  return { folders, packages };
}

/** What a module imports, and the files that it finds beside itself. */
function importsOf(file: string): string[] {
  const reference = /^(?:import|(?:import|export|\}).* from) '([^']+)';$|new URL\('(\.[^']*)'/gm;
  const found = readFileSync(file, 'utf8').matchAll(reference);
  return [...found].map(([, imported, beside]) => imported ?? beside ?? '');
}

/** `@scope/name` or `name`, without the path inside. */
function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

describe('the compose file', () => {
  test('has Temporal on PostgreSQL, its UI, the API and the worker', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'api', 'worker']),
    );
    const { temporal, 'temporal-ui': ui } = compose.services;
    expect(temporal?.environment).toMatchObject({ DB: 'postgres12', POSTGRES_SEEDS: 'postgres' });
    expect(ui?.environment).toMatchObject({ TEMPORAL_ADDRESS: 'temporal:7233' });
    expect(ours.map(([name]) => name).toSorted()).toEqual(['api', 'worker']);
  });

  test.each(services)('pins the image of %s to a version', (_name, { image }) => {
    expect(tagged(image)).toMatch(/^[\w./-]+:\d+\.\d+(\.\d+)?$/);
  });

  test('is built on an image of an exact version', () => {
    expect(bases.map(tagged)).toEqual([
      expect.stringMatching(/^node:\d+\.\d+\.\d+-bookworm-slim$/),
    ]);
  });

  test('runs the Temporal that is embedded elsewhere', () => {
    const temporals = services
      .map(([, { image }]) => tagged(image))
      .filter((image) => TEMPORAL.test(image));
    expect(temporals.toSorted()).toEqual([
      `temporalio/admin-tools:${SERVER_VERSION}`,
      `temporalio/server:${SERVER_VERSION}`,
      `temporalio/ui:${UI_VERSION}`,
    ]);
  });

  test.each(services)(
    'has everything that %s depends on, in the state it waits for',
    (_name, service) => {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(compose.services).toHaveProperty(other);
        const healthy = compose.services[other]?.healthcheck !== undefined;
        expect(condition === 'service_healthy').toBe(healthy);
      }
    },
  );

  test.each(services)('has every file and volume that %s mounts', (_name, { volumes = [] }) => {
    const missing = volumes.filter((mount) => {
      const [from = ''] = mount.split(':');
      return from.startsWith('.') ? !existsSync(join(ROOT, from)) : !(from in compose.volumes);
    });
    expect(missing).toEqual([]);
  });

  test.each(ours)('gives %s a configuration that it takes without a word', (_name, service) => {
    const environment = service.environment ?? {};
    const { config, warnings } = loadConfig(environment);
    expect(warnings).toEqual([]);
    const known = Object.keys(configSchema.shape);
    expect(known).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(config).toMatchObject({
      adminKey: SECRETS.SLA_ADMIN_KEY,
      databaseUrl: expect.stringContaining(`:${SECRETS.POSTGRES_PASSWORD}@postgres:5432/`),
      namespace: compose.services['temporal-ui']?.environment?.['TEMPORAL_DEFAULT_NAMESPACE'],
    });
  });

  test.each(ours)('runs a program as %s that the image has all of', (_name, { command }) => {
    const { folders, packages } = partsOf(`service/${command?.at(-1) ?? ''}.ts`);
    const copied = [...read('Dockerfile').matchAll(/^COPY (\w+) \1$/gm)].map(([, name]) => name);
    expect(copied).toEqual(expect.arrayContaining([...folders]));
    expect(copied.filter((folder = '') => !existsSync(join(ROOT, folder)))).toEqual([]);
    // It leaves out what is for development alone, and compiles them.
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining([...packages, 'esbuild', 'tsx']),
    );
    expect(read('Dockerfile')).toContain('npm run build');
  });
});
