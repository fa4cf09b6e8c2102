import { resolve } from 'node:path';
import { z } from 'zod';
import { MAX_KEY_LENGTH } from '../api/http/keys.ts';
import type { MailServer } from '../notifications/channels/email.ts';
import { asksForRemote } from './engine/remote.ts';
import { LOG_LEVELS } from './log.ts';
import { readMailbox } from './mailbox.ts';
import { defaultCacheDir } from './system/cache.ts';
import { kindOf } from './system/kind-of.ts';
import { unknownVariables } from './unknown-variables.ts';

/** A setting that cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
}

/** Lists all environment variables that cannot be used, without their values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, message }) => `- ${variable}: ${message}`);
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

const anyPort = z
  .string()
  .regex(/^\d+$/, 'must be a port, a whole number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a port from 1 to 65535');

const port = (fallback: number, description: string) =>
  anyPort.default(fallback).describe(description);

const yes = ['1', 'true', 'yes'];
const no = ['0', 'false', 'no'];

const flag = (description: string) =>
  z
    .string()
    .toLowerCase()
    .refine((value) => [...yes, ...no].includes(value), 'must be 1, true or yes, or 0, false or no')
    .transform((value) => yes.includes(value))
    .default(false)
    .describe(description);

const address = (protocols: readonly string[], example: string) =>
  z.string().refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url !== null && protocols.includes(url.protocol);
  }, `must be an address like ${example}`);

const webAddress = (description: string) =>
  address(['http:', 'https:'], 'https://sla.example.com')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional()
    .describe(description);

const HOST_NAME = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i;

const hostNames = (description: string) =>
  z
    .string()
    .transform((value) => value.split(',').map((name) => name.trim()))
    .refine(
      (names) => names.every((name) => HOST_NAME.test(name)),
      'must be host names without ports, separated by commas, like sla.internal,sla-api',
    )
    .default([])
    .describe(description);

const offeringIds = (description: string) =>
  z
    .string()
    .transform((value) => value.split(',').map((id) => id.trim()))
    .refine(
      (ids) => ids.every((id) => id !== ''),
      'must be ids of offerings, separated by commas, like csp,professional',
    )
    .default([])
    .describe(description);

const folderOrNone = z
  .string()
  .refine(
    (path) => kindOf(path) !== 'other',
    'must be a folder, or a path where one can be created',
  );

/**
 * All environment variables of our own. An empty one counts as unset. Apart from the address and
 * the namespace, the TEMPORAL_* variables are those of `@temporalio/envconfig`, which checks them
 * itself.
 */
export const configSchema = z.object({
  PORT: port(8080, 'the port that the API listens on'),
  HOST: z.string().default('127.0.0.1').describe('the address that the API listens on'),
  SLA_DATA_DIR: folderOrNone
    .default('.data')
    .describe("the folder of the embedded database, the engine's files and the lock"),
  SLA_ADMIN_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .max(MAX_KEY_LENGTH, `must have at most ${MAX_KEY_LENGTH} characters`)
    .regex(/^[\x21-\x7e]*$/, 'must consist of visible ASCII characters, without spaces')
    .optional()
    .describe("the administrator's key; without it the first start makes one"),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/sla')
    .optional()
    .describe('a PostgreSQL; without it the embedded PGlite is used'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'must be host:port, without a scheme')
    .optional()
    .describe(
      'a Temporal elsewhere; without it (and without a profile) the embedded engine is used',
    ),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^\S+$/, 'must not contain spaces')
    .optional()
    .describe("Temporal's namespace, created if it is missing; `sla` unless a profile names one"),
  SLA_ENGINE_PORT: port(7233, "the embedded engine's port"),
  SLA_ENGINE_UI_PORT: port(8233, "the embedded Temporal UI's port"),
  SLA_ALLOW_PRIVATE_TARGETS: flag('lets alerts go to loopback and private addresses'),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:password@host:465')
    .optional()
    .describe('a mail server; without it no mail is sent'),
  SLA_MAIL_FROM: z
    .string()
    .transform((text, context) => {
      const mailbox = readMailbox(text);
      if (mailbox !== null) return mailbox;
      context.addIssue('must be one e-mail address, alone or as "Name <address>"');
      return z.NEVER;
    })
    .optional()
    .describe('the sender of mails, `address` or `Name <address>`; needed with SMTP_URL'),
  SLA_PUBLIC_URL: webAddress('where people reach the API, for links in alerts'),
  SLA_TEMPORAL_UI_URL: webAddress('where people reach the Temporal UI, for links in alerts'),
  SLA_ALLOWED_HOSTS: hostNames('further host names that the API and the Temporal UI answer to'),
  SLA_CACHE_DIR: folderOrNone
    // Made absolute, as the engine runs in another folder.
    .transform((path) => resolve(path))
    .optional()
    .describe("the folder of fetched engines and bundled workflows; without it the user's cache"),
  SLA_METRICS_PORT: anyPort
    .optional()
    .describe(
      'the port on which a separate worker serves `/metrics`; without it, the worker serves none',
    ),
  SLA_POLICIES_DIR: z
    .string()
    .refine((path) => kindOf(path) === 'folder', 'must be a folder that can be read')
    .optional()
    .describe('a folder of offerings, calendars and documents of your own, added to ours'),
  SLA_OFFERINGS_OFF: offeringIds(
    'ids of offerings under which no cases are opened, separated by commas',
  ),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info')
    .describe('how much is logged to stderr'),
});

type ConfigData = z.infer<typeof configSchema>;

/** The checked configuration with its defaults. Addresses have no slash at the end. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly adminKey: string | null;
  /** Null for the embedded database. */
  readonly databaseUrl: string | null;
  /** False for the embedded engine. */
  readonly temporalElsewhere: boolean;
  /** Null if the environment names none: a profile may, otherwise it is `sla`. */
  readonly namespace: string | null;
  readonly enginePort: number;
  readonly engineUiPort: number;
  readonly allowPrivateTargets: boolean;
  /** Null if no mail is sent. */
  readonly mail: MailServer | null;
  readonly publicUrl: string;
  /** Null if it follows from the engine in use. */
  readonly temporalUiUrl: string | null;
  /** Without ports. */
  readonly allowedHosts: readonly string[];
  readonly cacheDir: string;
  /** Null if a separate worker serves no metrics. */
  readonly metricsPort: number | null;
  /** Null if there are only our own policies. */
  readonly policiesDir: string | null;
  /** Ids of offerings under which no cases are opened. */
  readonly offeringsOff: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface LoadedConfig {
  readonly config: Config;
  /** Oddities that do not prevent a start, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Reads the configuration.
 * Throws `ConfigError`, which names every variable that cannot be used.
 */
export function loadConfig(env: NodeJS.ProcessEnv): LoadedConfig {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(set);
  const problems = [
    ...(parsed.error?.issues ?? []).map(problemOf),
    ...portsUsedTwice(set),
    ...senderMissing(set),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  const config: Config = {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.SLA_DATA_DIR,
    adminKey: data.SLA_ADMIN_KEY ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    temporalElsewhere: asksForRemote(env),
    namespace: data.TEMPORAL_NAMESPACE ?? null,
    enginePort: data.SLA_ENGINE_PORT,
    engineUiPort: data.SLA_ENGINE_UI_PORT,
    allowPrivateTargets: data.SLA_ALLOW_PRIVATE_TARGETS,
    mail: mailOf(data),
    publicUrl: data.SLA_PUBLIC_URL ?? `http://${hostInUrl(data.HOST)}:${data.PORT}`,
    temporalUiUrl: data.SLA_TEMPORAL_UI_URL ?? null,
    allowedHosts: data.SLA_ALLOWED_HOSTS,
    cacheDir: data.SLA_CACHE_DIR ?? defaultCacheDir(env),
    metricsPort: data.SLA_METRICS_PORT ?? null,
    policiesDir: data.SLA_POLICIES_DIR ?? null,
    offeringsOff: data.SLA_OFFERINGS_OFF,
    logLevel: data.LOG_LEVEL,
  };
  return { config, warnings: unknownVariables(set, Object.keys(configSchema.shape)) };
}

function mailOf({ SMTP_URL: smtpUrl, SLA_MAIL_FROM: from }: ConfigData): Config['mail'] {
  return smtpUrl === undefined || from === undefined ? null : { smtpUrl, from };
}

function senderMissing(set: NodeJS.ProcessEnv): ConfigProblem[] {
  if (set['SMTP_URL'] === undefined || set['SLA_MAIL_FROM'] !== undefined) return [];
  return [{ variable: 'SLA_MAIL_FROM', message: 'is required with SMTP_URL: the sender of mails' }];
}

function problemOf(issue: z.core.$ZodIssue): ConfigProblem {
  return { variable: issue.path.join('.'), message: issue.message };
}

const PORTS = ['PORT', 'SLA_ENGINE_PORT', 'SLA_ENGINE_UI_PORT', 'SLA_METRICS_PORT'] as const;

/** Each is read by itself, so that what is wrong with other variables hides none of this. */
function portsUsedTwice(set: NodeJS.ProcessEnv): ConfigProblem[] {
  const ports = PORTS.map((name) => ({
    name,
    port: configSchema.shape[name].safeParse(set[name]).data,
  }));
  return ports.flatMap(({ name, port: used }, index) => {
    const other = ports.slice(0, index).find((earlier) => earlier.port === used);
    if (used === undefined || other === undefined) return [];
    return [{ variable: name, message: `must differ from ${other.name}, which is ${used} too` }];
  });
}

/** A server that listens on all addresses is reached on loopback; IPv6 addresses need brackets. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
