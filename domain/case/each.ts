/** `Omit` applied to each member of a union, so that the members remain distinguishable. */
export type OmitEach<Shapes, Keys extends PropertyKey> = Shapes extends unknown
  ? Omit<Shapes, Keys>
  : never;

/** `Pick` applied to each member of a union. */
export type PickEach<Shapes, Keys extends keyof Shapes> = Shapes extends unknown
  ? Pick<Shapes, Keys>
  : never;
