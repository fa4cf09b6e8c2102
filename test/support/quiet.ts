import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Tests make workflows and activities fail on purpose: only what nobody expects is worth a line. */
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: {
    logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
  },
});
