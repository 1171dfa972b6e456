import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';

/** The oldest browser a phone may have; README names it. */
const OLDEST = 'chrome87';
const ID = 'virtual:phone';
const WORKER = 'sw.js';
const folder = (name: string): string => new URL(`../../${name}`, import.meta.url).pathname;

/** The files of one entry, bundled for the oldest browser; `exported` says whether others may import from it. */
async function bundled(entry: string, output: Rollup.OutputOptions, exported: 'strict' | false = false): Promise<Rollup.OutputChunk[]> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '~': folder('app') } },
    build: { write: false, target: OLDEST, modulePreload: false, rollupOptions: { preserveEntrySignatures: exported, input: folder(`app/phone/${entry}`), output } },
  });
  return [made].flat().flatMap((one) => ('output' in one ? one.output : [])).filter((one) => one.type === 'chunk');
}

/** What is fetched only when somebody draws over a photo: a file of its own, which no page loads by itself. */
const MARK: Rollup.OutputOptions = { format: 'es', entryFileNames: 'assets/phone-mark-[hash].js' };
const MODULE: Rollup.OutputOptions = { format: 'es', entryFileNames: 'assets/phone-[hash].js', chunkFileNames: 'assets/phone-[name]-[hash].js' };

/**
 * The scripts of the phone, apart from those of the pages that React draws: one module for its pages with what it imports late, the one that draws over
 * photos, and the service worker at the root. The server learns the addresses of the modules from `virtual:phone`.
 */
export function phoneScripts(): Plugin {
  let serves = false;
  let forServer = false;
  let made: Promise<Rollup.OutputChunk[]> | undefined;
  const files = () => (made ??= Promise.all([bundled('main.ts', MODULE), bundled('mark.ts', MARK, 'strict'), bundled('worker.ts', { format: 'iife', entryFileNames: WORKER })]).then((all) => all.flat()));
  return {
    name: 'phone-scripts',
    configResolved(config) {
      serves = config.command === 'serve';
      forServer = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const entries = serves ? [] : (await files()).filter(({ isEntry }) => isEntry);
      const addressOf = (entry: string): string => JSON.stringify(`/${entries.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${entry}`))?.fileName ?? `app/phone/${entry}`}`);
      return `export const phoneScript = ${addressOf('main.ts')}; export const markScript = ${addressOf('mark.ts')};`;
    },
    async generateBundle() {
      if (forServer || serves) return;
      for (const { fileName, code } of await files()) this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}

/** Packs every asset beside itself once, at the highest quality of brotli, which is too slow for each answer. */
export function packAssets(): Plugin {
  let assets: string | undefined;
  return {
    name: 'pack-assets',
    configResolved(config) {
      assets = config.command === 'build' && config.build.ssr ? path.resolve(config.root, config.build.outDir, '../client/assets') : undefined;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of assets ? readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one)) : []) {
          const bytes = readFileSync(path.join(assets!, name));
          writeFileSync(path.join(assets!, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
        }
      },
    },
  };
}
