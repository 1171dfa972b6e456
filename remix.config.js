/** Options of the Remix Vite plugin, kept at top level; imported by vite.config.ts.
 * @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  // the launcher builds aside, and puts the whole in its place
  buildDirectory: process.env.ZHIAN_BUILD_INTO ?? 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};
