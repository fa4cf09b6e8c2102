/** What a version of an offering or a calendar said when a case was first opened under it. */
export interface PolicyVersion {
  /** Its file, `offerings/acme/v1.yaml`, which names it. */
  readonly file: string;
  /** Of its content. */
  readonly digest: string;
}

/** What the versions say that cases have been opened under, whichever process opened them. */
export interface PolicyStore {
  /**
   * Keeps what these versions say, for those of which that is not known. Throws `PolicyChangedError` if one
   * is known to say something else, and then keeps none: of two processes that disagree, one gets in.
   */
  pin(versions: readonly PolicyVersion[]): Promise<void>;
  /** Every version that a case has been opened under, by file. */
  pinned(): Promise<readonly PolicyVersion[]>;
}
