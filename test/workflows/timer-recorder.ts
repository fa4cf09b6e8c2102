import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** Where a replay reports the timers that the replayed code starts. */
export interface TimerSinks extends Sinks {
  timers: { started(durationMs: number): void };
}

/** Runs inside the workflow: the SDK's replay does not compare the durations of timers, this lets us. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { timers } = proxySinks<TimerSinks>();
  return {
    outbound: [
      {
        startTimer(input, next) {
          timers.started(input.durationMs);
          return next(input);
        },
      },
    ],
  };
};
