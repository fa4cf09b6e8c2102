/** One side of the comparison. Each call resolves when it has been answered. */
export interface Contestant {
  /** Opens a case, or starts a workflow, and answers its id. */
  readonly open: () => Promise<string>;
  readonly act: (id: string) => Promise<unknown>;
  readonly read: (id: string) => Promise<unknown>;
}

export const SIDES = ['ours', 'bare'] as const;
export type Side = (typeof SIDES)[number];

export type Contestants = Readonly<Record<Side, Contestant>>;
