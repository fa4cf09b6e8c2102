import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Files of one process share its runtime, which can be installed once. */
const shared = globalThis as { isTemporalQuiet?: boolean };

/** Tests make workflows and activities fail on purpose: only what nobody expects is worth a line. */
if (!shared.isTemporalQuiet) {
  shared.isTemporalQuiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
    },
  });
}
