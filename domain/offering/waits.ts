import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { WaitPolicy } from '../case/types.ts';

/** The kinds of waits of an offering, as a case keeps them. */
export function waitsOf({ waits }: Pick<Offering, 'waits'>): readonly WaitPolicy[] {
  return waits.map(({ reminder = null, ...rest }) => ({ ...rest, reminder }));
}
