// Which room may import what. A row a room; edges never meet, only roots know them all.
// The tests beside this file break each rule on purpose.

/** The project's rooms and packages that each room may import, besides itself and Node.js. */
const ROOMS = {
  // Plain functions over public lists: what a domain name is, looks like, and is known for.
  domain: {
    rooms: [],
    packages: ['tldts', 'unhomoglyph', 'fastest-levenshtein', 'disposable-email-domains-js', 'email-providers'],
  },
  'use-cases': { rooms: ['domain'], packages: [] },
  wording: { rooms: ['domain'], packages: [] },
  cards: { rooms: ['domain', 'wording'], packages: ['adaptivecards-templating', 'adaptive-expressions'] },
  mails: { rooms: ['domain', 'wording'], packages: ['handlebars'] },
  graph: {
    rooms: ['domain', 'use-cases/ports'],
    packages: ['@microsoft/microsoft-graph-client', '@microsoft/microsoft-graph-types', '@azure/identity', 'zod'],
  },
  storage: { rooms: ['domain', 'use-cases/ports'], packages: ['kysely', 'pg', 'zod'] },
  bot: {
    rooms: ['domain', 'use-cases', 'cards', 'wording'],
    packages: ['botbuilder', 'botbuilder-core', 'botframework-connector', 'botframework-schema', 'zod'],
  },
  jobs: { rooms: ['domain', 'use-cases'], packages: ['pg-boss'] },
  http: { rooms: [], packages: ['restify'] },
  cli: { rooms: ['domain', 'use-cases', 'wording'], packages: [] },
  // What goes to an administrator: it rests on dev packages and is no part of what runs.
  packaging: { rooms: [], packages: ['@microsoft/app-manifest', 'fflate'] },
};

/** The roots and the wiring that they share: these know every room. */
const ROOTS =
  '^src/(main|start|app|edges|serve|readiness|sandbox/main|sandbox/bot|sandbox/bot-root|cli/main|package|deploy-files)[.]ts$';
/** The root that stands in a room: it joins what the room itself must not know. */
const CLI_ROOT = '^src/cli/main[.]ts$';
/** Settings, log and the like; whatever is no root knows no room but the domain and the ports. */
const TOP = '^src/[^/]+[.](ts|js)$';
/** The one file that may load the embedded database. */
const PGLITE_HOME = '^src/storage/pglite-database[.]ts$';

function any(names) {
  return names.map((name) => name.replaceAll(/[.+]/g, '[$&]')).join('|');
}

function packageFiles(names) {
  return `node_modules/(@types/)?(${any(names)})/`;
}

function roomRules([room, { rooms, packages }]) {
  const from = { path: `^src/${room}/` };
  const templates = room === 'cards' ? ['^cards/'] : [];
  return [
    {
      name: `${room}-rooms`,
      comment: `src/${room} may import ${['itself', ...rooms].join(', ')} and nothing else of the project`,
      severity: 'error',
      from: { ...from, pathNot: CLI_ROOT },
      to: {
        path: ['^src/', '^cards/', '^test/'],
        pathNot: [`^src/(${any([room, ...rooms])})/`, ...templates],
      },
    },
    {
      name: `${room}-packages`,
      comment: `of packages, src/${room} may import ${packages.join(', ') || 'none'}`,
      severity: 'error',
      from: { ...from, pathNot: PGLITE_HOME },
      to: { path: 'node_modules/', ...(packages.length > 0 ? { pathNot: packageFiles(packages) } : {}) },
    },
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(ROOMS).flatMap(roomRules),
    {
      name: 'domain-without-node',
      comment: 'the domain decides on plain values: no files, no clock, no randomness',
      severity: 'error',
      from: { path: '^src/(domain|use-cases|wording)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'botbuilder-only-in-bot',
      comment: 'its support has ended (T5.1): replacing it must cost one folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bot/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'pglite-only-in-one-file',
      comment: 'production never loads the embedded database',
      severity: 'error',
      from: { path: '^src/', pathNot: PGLITE_HOME },
      to: { path: 'node_modules/@electric-sql/pglite' },
    },
    {
      name: 'tenant-imports-itself',
      comment: 'a misreading of Graph must not be shared by both sides',
      severity: 'error',
      from: { path: '^src/sandbox/tenant/' },
      to: {
        path: '^src/|^cards/|node_modules/',
        pathNot: '^src/sandbox/tenant/|node_modules/@microsoft/microsoft-graph-types/',
      },
    },
    {
      name: 'nothing-imports-sandbox',
      comment: 'its relaxations must not reach production',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sandbox/|^src/start[.]ts$' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'nothing-imports-packaging',
      comment: 'the image has neither it nor what it rests on',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/packaging/|^src/(package|deploy-files)[.]ts$' },
      to: { path: '^src/packaging/' },
    },
    {
      name: 'open-doors-only-in-sandbox',
      comment: 'no setting and no other root may let in who has no token',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sandbox/' },
      to: { path: '^src/bot/(loopback-door|no-authentication)[.]ts$' },
    },
    {
      name: 'sandbox-knows-roots-only',
      comment: 'the rooms meet in the sandbox’s roots and nowhere else in it',
      severity: 'error',
      from: { path: '^src/sandbox/[^/]+[.]ts$', pathNot: ROOTS },
      to: { path: '^src/', pathNot: `^src/sandbox/|${TOP}` },
    },
    {
      name: 'top-knows-domain-only',
      comment: 'settings and logging belong to no room',
      severity: 'error',
      from: { path: TOP, pathNot: ROOTS },
      // The form of a vault key is storage's to know; the settings only say whether a text has it.
      to: { path: '^src/', pathNot: `^src/domain/|^src/use-cases/ports/|^src/storage/link-keys[.]ts$|${TOP}` },
    },
    {
      name: 'only-roots-read-the-top',
      comment: 'rooms get settings and the log as arguments',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/sandbox/|${CLI_ROOT}` },
      to: { path: TOP },
    },
    {
      name: 'src-without-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'production-without-dev-packages',
      comment: 'the image is installed without devDependencies; types leave nothing behind',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(sandbox|packaging)/|${PGLITE_HOME}` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'all-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'all-declared',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
