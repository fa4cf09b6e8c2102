import type { CaseEvent, CaseEventType } from '../../domain/case/types.ts';

/** The events of one type, in their order. */
export function ofType<Type extends CaseEventType>(
  events: readonly CaseEvent[],
  type: Type,
): readonly Extract<CaseEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);
}
