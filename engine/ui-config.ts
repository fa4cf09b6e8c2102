import { stringify } from 'yaml';

export interface UiSettings {
  /** The server it shows, host:port. */
  readonly serverAddress: string;
  readonly port: number;
  /** The namespace it opens with. */
  readonly namespace: string;
}

/** The UI server's configuration, as YAML. It listens on loopback alone, since it asks nobody who they are. */
export function uiConfig(settings: UiSettings): string {
  return stringify({
    temporalGrpcAddress: settings.serverAddress,
    host: '127.0.0.1',
    port: settings.port,
    enableUi: true,
    defaultNamespace: settings.namespace,
    refreshInterval: '1m',
    disableNewsFetch: true,
    hideLogs: true,
    // Over plain http a browser keeps no secure cookie, and every act would be refused.
    cors: {
      cookieInsecure: true,
      allowOrigins: [`http://127.0.0.1:${settings.port}`, `http://localhost:${settings.port}`],
    },
  });
}
