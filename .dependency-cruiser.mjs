/*
 * Which folders may import which: `npm run check:rooms`. A folder may import itself and the folders
 * listed here; any other import is an error, types included.
 */
const ROOMS = {
  catalogue: [],
  domain: ['catalogue'],
  ledger: ['domain'],
  notifications: ['domain', 'ledger'],
  activities: ['domain', 'ledger', 'notifications'],
  workflows: ['domain', 'ledger', 'notifications', 'activities'],
  temporal: ['domain', 'ledger', 'notifications', 'activities', 'workflows'],
  worker: ['domain', 'ledger', 'notifications', 'activities', 'workflows', 'temporal'],
  api: ['catalogue', 'domain', 'ledger', 'notifications', 'temporal'],
  service: [
    'catalogue',
    'domain',
    'ledger',
    'notifications',
    'activities',
    'workflows',
    'temporal',
    'worker',
    'api',
  ],
};
const ALL = Object.keys(ROOMS);

const arrows = ALL.map((room) => ({
  name: `${room}-imports-what-is-below-it`,
  comment: `${room} imports ${ROOMS[room].join(', ') || 'nothing else of ours'}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: `^(${[...ALL, 'bench', 'examples', 'test'].join('|')})/`,
    pathNot: `^(${[room, ...ROOMS[room]].join('|')})/`,
  },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'no-circle-of-files',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      comment: 'Move what both need to where both may look.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-way-up-within-a-room',
      comment: 'A folder is there for the files above it: it does not know them.',
      severity: 'error',
      from: { path: '^(.+)/[^/]+/[^/]+$' },
      to: { path: '^$1/[^/]+$' },
    },
    {
      name: 'time-is-at-the-bottom',
      comment: 'domain/time computes with calendars, and knows nothing of cases.',
      severity: 'error',
      from: { path: '^domain/time/' },
      to: { path: '^domain/', pathNot: '^domain/time/' },
    },
  ],
  options: {
    includeOnly: `^(${ALL.join('|')})/`,
    // This version of the TypeScript compiler has no API that could parse for it.
    parser: 'swc',
    tsPreCompilationDeps: true,
  },
};
