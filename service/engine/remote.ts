import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Metadata } from '@temporalio/client';
import type { TLSConfig } from '@temporalio/common/lib/internal-non-workflow/index.js';

/** How to reach a Temporal, for both the client's and the worker's connection. */
export interface EngineConnectionOptions {
  /** host:port */
  readonly address: string;
  readonly tls?: TLSConfig | boolean;
  readonly apiKey?: string;
  readonly metadata?: Metadata;
}

/** The namespace if neither the caller, nor the environment, nor a profile names one. */
export const DEFAULT_NAMESPACE = 'sla';

/** A Temporal elsewhere, as the environment names it. */
export interface Remote {
  readonly connectionOptions: EngineConnectionOptions;
  /** Null if neither the environment nor the profile names one. */
  readonly namespace: string | null;
}

/** The settings that name a Temporal elsewhere cannot be used. */
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

/** Whether the environment asks for a Temporal elsewhere instead of the embedded engine. */
export function asksForRemote(env: NodeJS.ProcessEnv): boolean {
  return ASKING.some((name) => env[name]);
}

/**
 * The Temporal that the environment asks for, by `TEMPORAL_ADDRESS` or by a profile, with TLS, API
 * key and headers by the conventions of `@temporalio/envconfig`; null if it asks for none.
 * Throws `RemoteSettingsError`, for example if a profile or a certificate is missing.
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
