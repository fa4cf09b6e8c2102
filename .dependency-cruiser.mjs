/*
 * Which folders may import which: `npm run check:rooms`. A folder may import itself and the folders
 * listed here; any other import is an error, types included.
 */
const ROOMS = {
  'domain/typed-text': [],
  'domain/time': [],
  catalogue: ['domain/typed-text', 'domain/time'],
  'domain/case': ['domain/typed-text', 'catalogue/schema', 'domain/time'],
  'domain/pack': ['catalogue/schema', 'domain/time', 'domain/case'],
  'domain/operator-text': [
    'domain/typed-text',
    'catalogue/schema',
    'domain/time',
    'domain/case',
    'domain/pack',
  ],
  'domain/offering': ['catalogue/schema', 'domain/time', 'domain/case', 'domain/pack'],
  'domain/scheduling': [
    'catalogue/schema',
    'domain/time',
    'domain/case',
    'domain/pack',
    'domain/offering',
  ],
  'domain/text': ['domain/time', 'domain/case', 'domain/pack', 'domain/operator-text'],
  'domain/view': [
    'domain/typed-text',
    'catalogue/schema',
    'domain/time',
    'domain/case',
    'domain/pack',
    'domain/operator-text',
    'domain/offering',
    'domain/scheduling',
    'domain/text',
  ],
  'domain/ical': [
    'domain/typed-text',
    'catalogue/schema',
    'domain/time',
    'domain/case',
    'domain/offering',
  ],
  ledger: ['domain'],
  notifications: ['domain', 'ledger'],
  activities: ['domain', 'ledger', 'notifications'],
  workflows: ['domain', 'ledger', 'notifications', 'activities'],
  temporal: ['domain', 'ledger', 'notifications', 'activities', 'workflows'],
  worker: ['domain', 'ledger', 'notifications', 'activities', 'workflows', 'temporal'],
  api: ['catalogue/schema', 'domain', 'ledger', 'notifications', 'temporal'],
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
  // A service that runs is reached by its API alone.
  cli: ['catalogue', 'domain', 'api'],
  'service/system': [],
  'service/engine': ['service/system'],
};
const ALL = Object.keys(ROOMS);
/** These may import anything, and nothing imports them. */
const OUTSIDE = ['bench', 'examples', 'test'];

/*
 * The packages that pure code may import. Modules of Node, and every package that is not listed, are
 * errors: a list of what is forbidden would miss the next package that somebody installs.
 */
const PACKAGES = {
  'domain/time': ['lru-cache'],
  'domain/case': [],
  'domain/pack': [],
  'domain/operator-text': [],
  'domain/offering': ['zod'],
  'domain/scheduling': [],
  'domain/text': ['lru-cache'],
  'domain/view': [],
  'domain/ical': ['ical.js'],
  // The difference of two states is made by plain functions of their arguments.
  workflows: ['@temporalio/common', '@temporalio/workflow', 'fast-json-patch'],
};

const arrows = ALL.map((room) => {
  const others = ALL.filter((other) => other.startsWith(`${room}/`));
  const may = ROOMS[room].join(', ') || 'nothing else of ours';
  return {
    name: `${room}-imports-what-is-below-it`,
    comment: `${room} may import ${may}.`,
    severity: 'error',
    from: {
      path: `^${room}/`,
      ...(others.length > 0 && { pathNot: `^(${others.join('|')})/` }),
    },
    to: { dependencyTypes: ['local'], pathNot: `^(${[room, ...ROOMS[room]].join('|')})/` },
  };
});

const packages = Object.entries(PACKAGES).map(([room, names]) => ({
  name: `${room}-imports-only-its-packages`,
  comment: `${room} may import ${names.join(', ') || 'no packages'}, and nothing of Node.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    dependencyTypesNot: ['local'],
    ...(names.length > 0 && { pathNot: `(^|/)node_modules/(${names.join('|')})/` }),
  },
}));

/** From the files at any depth below a folder to the files that stand in it. */
const waysUp = ['[^/]+', '[^/]+/[^/]+', '[^/]+/[^/]+/[^/]+'].map((folder, depth) => ({
  name: `no-way-up-to-depth-${depth + 1}`,
  comment: 'A folder exists for the files above it and does not know them.',
  severity: 'error',
  from: { path: `^(${folder})/.+/[^/]+$`, pathNot: `^(${OUTSIDE.join('|')})/` },
  to: { path: '^$1/[^/]+$' },
}));

export default {
  forbidden: [
    ...arrows,
    ...packages,
    ...waysUp,
    {
      name: 'every-folder-is-a-room',
      comment: 'Say in ROOMS what the new room may import.',
      severity: 'error',
      from: { pathNot: `^(${[...ALL, ...OUTSIDE].join('|')})/|^[^/]+$` },
      to: {},
    },
    {
      name: 'no-circle-of-files',
      severity: 'error',
      from: { pathNot: `^(${OUTSIDE.join('|')})/` },
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      comment: 'Move what both need to where both may look.',
      severity: 'error',
      scope: 'folder',
      from: { pathNot: `^(${OUTSIDE.join('|')})/` },
      to: { circular: true },
    },
  ],
  options: {
    // Packages are not left out, only not followed: which of them a room may import is a rule too.
    exclude: { path: '^(dist|\\.data)/' },
    doNotFollow: { path: 'node_modules' },
    // This version of the compiler has no API to ask.
    parser: 'swc',
    tsPreCompilationDeps: true,
  },
};
