export interface StallRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What costs most among what an endpoint takes, or refuses. No serial may be answered from what is kept of
 * another.
 */
export interface StallCase {
  readonly label: string;
  readonly make: (serial: number) => StallRequest;
}

export const MIB = 1024 * 1024;
const ZONES = Intl.supportedValuesOf('timeZone');
const REGIONS = ['CN', 'DE', 'US', 'IN', 'AU', 'FR', 'JP', 'BR', 'GB', 'ES'];

export const numbers = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => index);
export const zoneOf = (serial: number): string => ZONES[serial % ZONES.length]!;
export const regionOf = (serial: number): string => REGIONS[serial % REGIONS.length]!;
export const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

export function post(path: string, body: unknown, headers = {}): StallRequest {
  return {
    method: 'POST',
    path,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  };
}

export const get = (path: string, headers = {}): StallRequest => ({ method: 'GET', path, headers });
