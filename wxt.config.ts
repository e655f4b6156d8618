import { defineConfig } from 'wxt'
import { contentSecurityPolicy, hostPermissions } from './lib/signet/profile/hosts.ts'
import { shipTexts } from './scripts/shipped-texts.ts'

/** Company gateways, each an origin as a match pattern without its path: `https://signet.example.com`. */
const extraHosts = (process.env['SIGNET_EXTRA_HOSTS'] ?? '').split(',').filter(Boolean)

/**
 * Each chunk's name stands in the package twice, each is compressed alone, and a page asks for one after the other. So
 * what all pages with React start with is two of them, and not the twenty that it would be cut into. None holds what
 * the background needs: that loads no React.
 */
const CHUNKS = {
  includeDependenciesRecursively: false,
  groups: [
    { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/, priority: 1 },
    {
      name: 'start',
      test: new RegExp(
        [
          'node_modules/lucide-react/',
          'components/ui/(?!page-language).+\\.tsx?$',
          'components/session/(Token|Unlock|ProfileSelect|CopyAs|Lock).+\\.tsx$',
          'lib/messaging/client\\.ts$',
          'lib/stores/(session|problem|clock|copy|exchange|interruption)-store\\.ts$',
        ]
          .join('|')
          .replaceAll('/', '[\\\\/]'),
      ),
      minShareCount: 3,
    },
  ],
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  hooks: { 'build:publicAssets': shipTexts },
  // The popup must not drag in the helper that preloads chunks by `fetch`: pages have none.
  vite: () => ({
    // Dexie names its ES5 build first; the one for the browsers of today does the same in less.
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    build: {
      modulePreload: false,
      target: 'esnext',
      rolldownOptions: {
        // Nobody imports what an entrypoint exports.
        preserveEntrySignatures: false,
        output: { codeSplitting: CHUNKS },
        // Libraries mark files for servers that render React. There is none here, and a line for each hides what matters.
        onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      },
    },
    define: { __EXTRA_HOSTS__: JSON.stringify(extraHosts) },
  }),
  manifest: ({ browser }) => ({
    name: 'Signet Explorer',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      ...['storage', 'webRequest', 'alarms', 'idle', 'contextMenus'],
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    optional_permissions: ['clipboardWrite'],
    host_permissions: hostPermissions(browser, extraHosts),
    content_security_policy: { extension_pages: contentSecurityPolicy(browser, extraHosts) },
    action: { default_title: 'Signet Explorer' },
    // Keys that neither browser, nor its developer tools, takes for itself: a browser assigns no other.
    commands: {
      'copy-token': { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_copyToken__' },
      lock: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_lock__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'signet-explorer@signet.tools',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '130', externally_connectable: { ids: [] }, incognito: 'spanning' }),
  }),
})
