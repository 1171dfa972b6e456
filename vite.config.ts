import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import { checkerPage } from './app/checker/build';
import { packAssets, phoneScripts } from './app/phone/build';
import remixOptions from './remix.config.js';

/** What nearly every page of the desk draws with: one file of it is smaller than fifty, and so is the list of what each page needs. What few pages need stays apart. */
const deskParts = (id: string): string | undefined =>
  /\/app\/(?:components\/(?:forms|ui)|domain\/shared)\//.test(id) && !/(?:Key|Photos?|Grid|signWith|TermText)\w*\.tsx?$/.test(id) ? 'parts' : undefined;

/**
 * Remix forces `input` of the SSR build to its own server build; this plugin runs after it and puts ours in its place,
 * so that the Express app, the routes, the worker and the command line share one module graph and one database handle.
 */
const entriesAndChunks = (input: Record<string, string>): Plugin => ({
  name: 'entries-and-chunks',
  enforce: 'post',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? { build: { rollupOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } } } }
      : { build: { rollupOptions: { output: { manualChunks: deskParts } } } },
});

const folder = (name: string): string => new URL(`./${name}`, import.meta.url).pathname;

export default defineConfig(({ command }) => ({
  // What the bundler leaves out of the browser on purpose is no news; a real fault still stops the build.
  logLevel: command === 'build' ? 'error' : 'info',
  plugins: [remix(remixOptions), entriesAndChunks({ index: './app/entry/http.ts', worker: './jobs/worker.ts', cli: './app/entry/cli.ts', side: './app/services/aside/sideProcess.ts' }), phoneScripts(), checkerPage(), packAssets()],
  resolve: { alias: { '~': folder('app'), db: folder('db'), jobs: folder('jobs') } },
  build: { target: 'es2022', sourcemap: false },
  // Found by the browser's first page otherwise, which then loads a second copy of React.
  optimizeDeps: {
    include: ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@remix-run/react'],
  },
}));
