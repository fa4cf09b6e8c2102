import { holds, joined, type Condition, type Facts } from './condition.ts';

/** Whether a condition holds whatever becomes of what is not settled yet; `open` if it depends on that. */
export type Outlook = 'always' | 'never' | 'open';

/**
 * What can still become of a condition. It errs towards `open`: two parts that contradict each other are
 * not noticed.
 * @param isSettled whether the value that the facts have at a path stays as it is
 */
export function outlookOf(
  condition: Condition,
  facts: Facts,
  isSettled: (path: string) => boolean,
): Outlook {
  const parts = Object.entries(condition).map(([name, said]): Outlook => {
    const conditions = joined(name, said);
    if (conditions === null) {
      return isSettled(name) ? settled(holds({ [name]: said }, facts)) : 'open';
    }
    const outlooks = conditions.map((each) => outlookOf(each, facts, isSettled));
    if (name === 'any') return anyOf(outlooks);
    return name === 'not' ? opposite(allOf(outlooks)) : allOf(outlooks);
  });
  return allOf(parts);
}

function settled(isHeld: boolean): Outlook {
  return isHeld ? 'always' : 'never';
}

function allOf(outlooks: readonly Outlook[]): Outlook {
  if (outlooks.includes('never')) return 'never';
  return outlooks.every((each) => each === 'always') ? 'always' : 'open';
}

function anyOf(outlooks: readonly Outlook[]): Outlook {
  return opposite(allOf(outlooks.map(opposite)));
}

function opposite(outlook: Outlook): Outlook {
  if (outlook === 'open') return 'open';
  return outlook === 'always' ? 'never' : 'always';
}
