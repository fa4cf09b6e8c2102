export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: 'administrator';
  /** SHA-256 of the key, in hex. The key itself is never stored. */
  readonly hash: string;
}

export interface KeyStore {
  findByHash(hash: string): Promise<ApiKey | null>;
  hasAdministrator(): Promise<boolean>;
  /** Creates the key, or replaces the one with the same id. */
  put(key: ApiKey): Promise<void>;
}
