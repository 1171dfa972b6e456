import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';

/** The oldest browser a phone may have; README names it. */
const OLDEST = 'chrome87';
const ID = 'virtual:phone';
const WORKER = 'sw.js';
const folder = (name: string): string => new URL(`../../${name}`, import.meta.url).pathname;

/** The files of one entry, bundled for the oldest browser. */
async function bundled(entry: string, output: Rollup.OutputOptions): Promise<Rollup.OutputChunk[]> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '~': folder('app') } },
    build: { write: false, target: OLDEST, modulePreload: false, rollupOptions: { preserveEntrySignatures: false, input: folder(`app/phone/${entry}`), output } },
  });
  return [made].flat().flatMap((one) => ('output' in one ? one.output : [])).filter((one) => one.type === 'chunk');
}

const MODULE: Rollup.OutputOptions = { format: 'es', entryFileNames: 'assets/phone-[hash].js', chunkFileNames: 'assets/phone-[name]-[hash].js' };

/**
 * The scripts of the phone, apart from those of the pages that React draws: one module for its pages with what it imports late, and the
 * service worker at the root. The server learns the module's address from `virtual:phone`.
 */
export function phoneScripts(): Plugin {
  let serves = false;
  let forServer = false;
  let made: Promise<Rollup.OutputChunk[]> | undefined;
  const files = () => (made ??= Promise.all([bundled('main.ts', MODULE), bundled('worker.ts', { format: 'iife', entryFileNames: WORKER })]).then((all) => all.flat()));
  return {
    name: 'phone-scripts',
    configResolved(config) {
      serves = config.command === 'serve';
      forServer = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const file = serves ? 'app/phone/main.ts' : (await files()).find(({ isEntry, fileName }) => isEntry && fileName !== WORKER)!.fileName;
      return `export const phoneScript = ${JSON.stringify(`/${file}`)};`;
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
