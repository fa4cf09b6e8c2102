import { checkCommand, previewCommand, schemaCommand } from './policies/commands.ts';
import type { Group } from './shell/command.ts';

/** Everything that `npm run sla --` can do. */
export const COMMANDS: Group = {
  says: 'Helps whoever runs the SLA timers, without a service that runs',
  commands: {
    policies: {
      says: 'Helps to write offerings, calendars and documents of your own',
      commands: { check: checkCommand, preview: previewCommand, schema: schemaCommand },
    },
  },
};
