import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Metadata } from '@temporalio/client';
import type { TLSConfig } from '@temporalio/common/lib/internal-non-workflow/index.js';

/** How to reach a Temporal: what both the client's and the worker's connection take. */
export interface EngineConnectionOptions {
  /** host:port */
  readonly address: string;
  readonly tls?: TLSConfig | boolean;
  readonly apiKey?: string;
  readonly metadata?: Metadata;
}

/** The namespace where neither the caller, nor the environment, nor a profile names one. */
export const DEFAULT_NAMESPACE = 'sla';

/** A Temporal elsewhere, as the environment names it. */
export interface Remote {
  readonly connectionOptions: EngineConnectionOptions;
  /** Null where neither the environment nor the profile names one. */
  readonly namespace: string | null;
}

/** The settings that name a Temporal elsewhere can't be used. */
export class RemoteSettingsError extends Error {
  override readonly name = 'RemoteSettingsError';

  constructor(cause: unknown) {
    super(
      `The TEMPORAL_* settings (or the profile they name) cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** Any of these asks for a Temporal elsewhere. A profile file that merely exists does not. */
const ASKING = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'];

/** Whether the embedded engine is not to be used. */
export function asksForRemote(env: NodeJS.ProcessEnv): boolean {
  return ASKING.some((name) => env[name]);
}

/**
 * The Temporal that the environment asks for, by `TEMPORAL_ADDRESS` or by a profile, with TLS,
 * API key and headers by the conventions of `@temporalio/envconfig`; null where it asks for none.
 * Throws `RemoteSettingsError`, as when a profile or a certificate is missing.
 */
export function remoteFromEnvironment(env: NodeJS.ProcessEnv): Remote | null {
  if (!asksForRemote(env)) return null;
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: set });
    const { address = 'localhost:7233', tls, apiKey, metadata } = connectionOptions;
    return {
      namespace: namespace ?? null,
      connectionOptions: {
        address,
        ...(tls ? { tls } : {}),
        ...(typeof apiKey === 'string' ? { apiKey } : {}),
        ...(metadata ? { metadata } : {}),
      },
    };
  } catch (error) {
    throw new RemoteSettingsError(error);
  }
}
