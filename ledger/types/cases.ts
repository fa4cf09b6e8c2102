import type {
  CaseEvent,
  CaseFile,
  CaseState,
  CaseStatus,
  Severity,
  ShownFile,
} from '../../domain/case/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Page, PageRequest } from './page.ts';
import type { Recorded, RecordStore } from './records.ts';

export type CaseRecord = Recorded<CaseFile, CaseState>;

/** A case as lists have it. */
export type ListedCase = Recorded<ShownFile, CaseState>;

export interface CaseFilter extends PageRequest {
  readonly account?: string;
  readonly offering?: string;
  readonly severity?: Severity;
  readonly status?: CaseStatus;
  readonly region?: string;
  /** `customer`, or the kind of a wait for another. */
  readonly waitingFor?: string;
  readonly breached?: boolean;
  /** Only cases whose next deadline lies before this instant. */
  readonly dueBefore?: Instant;
  /** `openedAt`: newest first (the default). `nextDueAt`: nearest deadline first, those without one last. */
  readonly sort?: 'openedAt' | 'nextDueAt';
}

export interface CaseStore extends RecordStore<CaseFile, CaseState> {
  timeline(id: string): Promise<readonly CaseEvent[]>;
  list(filter: CaseFilter): Promise<Page<ListedCase>>;
}
