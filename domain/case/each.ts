/** `Omit` of every one of several shapes: what tells them apart goes on doing so. */
export type OmitEach<Shapes, Keys extends PropertyKey> = Shapes extends unknown
  ? Omit<Shapes, Keys>
  : never;

/** `Pick` of every one of several shapes. */
export type PickEach<Shapes, Keys extends keyof Shapes> = Shapes extends unknown
  ? Pick<Shapes, Keys>
  : never;
