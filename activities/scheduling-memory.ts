import { LRUCache } from 'lru-cache';
import type { Unscheduled } from '../domain/case/journal.ts';
import { jsonBytes } from '../domain/case/json-bytes.ts';
import {
  knownPausesOf,
  lengthened,
  type KnownPauses,
  type ShortUnscheduled,
} from '../domain/case/short-pauses.ts';
import type { CaseFile } from '../domain/case/types.ts';

/** 16 MiB as JSON: a few hundred cases with calendars of their own. In memory it is a few times as much. */
const MAX_BYTES = 16 * 1024 * 1024;

/** One pause as JSON. */
const PAUSE_BYTES = 44;

interface Remembered {
  readonly file: CaseFile;
  readonly pauses: KnownPauses;
  readonly fileBytes: number;
}

/**
 * What this worker knows of the cases that it has scheduled for lately, so that the next act of a case does
 * not have to bring its calendars and every pause along again. Anything may be forgotten at any time.
 */
export class SchedulingMemory {
  readonly #cases: LRUCache<string, Remembered>;

  /** @param maxBytes for all cases together, as JSON */
  constructor(maxBytes = MAX_BYTES) {
    this.#cases = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ fileBytes, pauses }, id) =>
        fileBytes + id.length + PAUSE_BYTES * Object.values(pauses).flat().length,
    });
  }

  /** Remembers what the next act of a case need not bring along. */
  learn(file: CaseFile, { snapshot }: Unscheduled): void {
    const known = this.#cases.get(file.id);
    const fileBytes = known?.file === file ? known.fileBytes : jsonBytes(file);
    this.#cases.set(file.id, { file, fileBytes, pauses: knownPausesOf(snapshot) });
  }

  /** The whole of what was sent in short; null if this worker does not know the rest. */
  recall(id: string, sent: ShortUnscheduled): { file: CaseFile; unscheduled: Unscheduled } | null {
    const known = this.#cases.get(id);
    if (known === undefined) return null;
    const unscheduled = lengthened(sent, known.pauses, known.file);
    return unscheduled && { file: known.file, unscheduled };
  }
}
