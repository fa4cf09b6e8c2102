import { ApiClient } from './api-client.ts';

const DEFAULT_API = 'http://127.0.0.1:8080';

/** The service that `SLA_API` names, by the key `SLA_KEY`. @throws KeyMissing */
export function serviceOfCaller(): ApiClient {
  const key = process.env['SLA_KEY'];
  if (!key) throw new KeyMissing();
  return new ApiClient(process.env['SLA_API'] ?? DEFAULT_API, key);
}

/** Nobody has said by which key the service lets us in. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';

  constructor() {
    super(
      'SLA_KEY is not set: give it the administrator key, shown at the first `npm start` or set by SLA_ADMIN_KEY.',
    );
  }
}
