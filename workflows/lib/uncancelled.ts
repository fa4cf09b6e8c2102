import { CancellationScope } from '@temporalio/workflow';

/** Runs work that a request to cancel the workflow does not stop: what was promised goes on. */
export function uncancelled<T>(work: () => T | Promise<T>): Promise<T> {
  return CancellationScope.nonCancellable(async () => work());
}

/** Shows it once somebody asks to cancel the workflow in whose scope this is called. */
export function whenCancelRequested(show: () => void): void {
  CancellationScope.current().cancelRequested.catch(() => show());
}
