/** What is compared, each with its meaning for a reader and the least ratio that is aimed for. */
export const MEASURES = {
  opening: {
    ours: 'opening a case',
    bare: 'starting a workflow',
    aim: 0.8,
  },
  firstRead: {
    ours: 'reading a case for the first time',
    bare: 'a query',
    aim: 3,
  },
  furtherReads: {
    ours: 'reading it again',
    bare: 'a query',
    aim: 3,
  },
  firstAnswer: {
    ours: 'the first answer, which changes what operators filter by',
    bare: 'an update',
    aim: 0.8,
  },
  secondAnswer: {
    ours: 'a second answer, which does not',
    bare: 'an update',
    aim: 0.8,
  },
} as const;

export type Measure = keyof typeof MEASURES;
