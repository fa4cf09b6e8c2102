/** A mistake for which a feed is refused. */
export interface FeedProblem {
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** The label of its event; null for the file as a whole. */
  readonly event: string | null;
  /** The event's name, by which it can be left out; null for the file as a whole. */
  readonly name: string | null;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}

export type Report = (line: number, message: string) => void;

/** `line 12, "Founding day" (UID 7@harbour.example): …` */
export function problemText({ line, event, message }: Omit<FeedProblem, 'name'>): string {
  return `line ${line}${event === null ? '' : `, ${event}`}: ${message}`;
}
