/**
 * Who may import whom. Three words tell where a line lives: entrypoints are wiring, components are look, lib is
 * meaning; inside lib the background's rooms are out of the pages' reach.
 *
 * `tests/conformance/dependency-rules.test.ts` plants a violation of each rule and sees it fire.
 */

const NPM = '(^|/)node_modules/'
const PAGES = '^entrypoints/(popup|options|welcome|panel|devtools|offscreen|answer-worker|import-worker|lockdown)'
const ALONE = ['^lib/errors\\.ts$', '^lib/text\\.ts$']
const SHARED = [...ALONE, '^lib/signet/']

/** One folder may import what is named, and nothing else. */
function only(name, from, ...allowed) {
  return { name, severity: 'error', from: { path: from }, to: { pathNot: allowed } }
}

function never(name, from, to) {
  return { name, severity: 'error', from, to }
}

module.exports = {
  forbidden: [
    only('signet-is-pure', '^lib/signet/', ...SHARED, `${NPM}(valibot|json-p3|@cfworker/json-schema|yaml)/`),
    only('answer-is-pure', '^lib/answer/', '^lib/answer/', ...SHARED, `${NPM}json-p3/`),
    only('sandbox-simulates-alone', '^lib/sandbox/', '^lib/sandbox/', ...SHARED, `${NPM}hono/`),
    only('platform-knows-no-domain', '^lib/platform/', '^lib/platform/', ...ALONE, `${NPM}webextension-polyfill/`),
    only(
      'messaging-is-the-border',
      '^lib/messaging/',
      ...['^lib/messaging/', '^lib/platform/', ...SHARED, '^lib/session/session-view\\.ts$'],
    ),
    only(
      'stores-ask-and-mirror',
      '^lib/stores/',
      ...[
        '^lib/stores/',
        '^lib/messaging/(client|bodies|contract)\\.ts$',
        '^lib/history/(created|entry|history-db|search)\\.ts$',
        '^lib/answer/',
        '^lib/interchange/(overlay-db|import-port)\\.ts$',
        ...SHARED,
        '^lib/session/session-view\\.ts$',
      ],
      ...[
        '^lib/platform/(clipboard|clipboard-permission|devtools|download|hosts|worker)\\.ts$',
        `${NPM}(zustand|react|dexie)/`,
      ],
    ),
    only('history-stands-on-the-protocol', '^lib/history/', '^lib/history/', ...SHARED, `${NPM}dexie/`),
    never(
      'only-the-background-writes-history',
      { path: PAGES },
      { path: '^lib/history/(history|retention|undo)\\.ts$', reachable: true },
    ),
    only('storage-stands-below', '^lib/storage/', ...['^lib/storage/', '^lib/platform/storage\\.ts$', ...ALONE]),
    only('vault-knows-no-session', '^lib/vault/', ...['^lib/vault/', '^lib/storage/', ...SHARED]),
    only('errors-stand-on-texts', '^lib/errors\\.ts$', '^lib/text\\.ts$'),
    only('texts-stand-alone', '^lib/text\\.ts$'),
    only(
      'components-are-look',
      '^components/',
      ...['^components/', ...SHARED, '^lib/session/session-view\\.ts$', '^lib/(answer|history|traffic|interchange)/'],
      ...[`${NPM}(react|react-dom|@codemirror/|@lezer/|lucide-react)`, `${NPM}@types/react`],
    ),
    never('lib-is-below', { path: '^lib/' }, { path: '^(entrypoints|components)/' }),
    never(
      'pages-never-reach-secrets',
      { path: PAGES },
      {
        path: '^lib/(vault/|sandbox/|storage/|session/(?!session-view)|messaging/(server|body-server))',
        reachable: true,
      },
    ),
    never(
      'only-platform-imports-the-polyfill',
      { pathNot: '^lib/platform/' },
      { path: `${NPM}webextension-polyfill/` },
    ),
    never('no-cycles', {}, { circular: true }),
    never('no-orphans', { orphan: true, pathNot: '\\.(d\\.ts|css|html)$' }, {}),
    never('no-unresolved', {}, { couldNotResolve: true, pathNot: '\\.css$' }),
    never(
      'product-needs-no-development-tool',
      { path: '^(lib|components)/' },
      { dependencyTypes: ['npm-dev'], pathNot: `${NPM}@types/` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
}
