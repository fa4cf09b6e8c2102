import { describe, expect, it } from 'vitest';
import { sentencesIn } from './sentences.ts';

describe('a source', () => {
  it.each([
    "reason: 'The customer answered.'",
    'reason: `${by} answered the customer.`,',
    'const text = `${name} is due ${due}`;',
    "summary: 'Waits because the receiver is busy',",
    'message: "nothing was recorded",',
    "throw ApplicationFailure.create({ message: 'The case is closed' });",
    'return `The ${metrics[metric]} was\n due then.`;',
  ])('says something to people that has %j', (source) => {
    expect(sentencesIn(source)).toHaveLength(1);
  });

  it.each([
    "import { live } from './replay.ts';",
    "startToCloseTimeout: '15 seconds',",
    "type: 'case.sla.breached',",
    '/** It says so, `as a comment does`. */',
    "// what the system 'does by itself' is no answer",
    'const key = `${metric}:${cycle}:${threshold}`;',
    'throw new RangeError(`No commitment for severity ${severity}`);',
    "super('nothing is scheduled yet');",
  ])('says nothing to people that has %j', (source) => {
    expect(sentencesIn(source)).toEqual([]);
  });
});
