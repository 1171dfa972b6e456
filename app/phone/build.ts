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

/** What waits for a deed, or for a page of its own: files apart, which no other page loads by itself. */
const LATE = ['mark.ts', 'outboxPage.ts'] as const;
const APART: Rollup.OutputOptions = { format: 'es', entryFileNames: 'assets/phone-[name]-[hash].js', chunkFileNames: 'assets/phone-[name]-[hash].js' };
const MODULE: Rollup.OutputOptions = { format: 'es', entryFileNames: 'assets/phone-[hash].js', chunkFileNames: 'assets/phone-[name]-[hash].js' };

/**
 * The scripts of the phone, apart from those of the pages that React draws: one module for its pages with what it imports late, what no check
 * needs apart from it, and the service worker at the root. The server learns the addresses from `virtual:phone`.
 */
export function phoneScripts(): Plugin {
  let serves = false;
  let forServer = false;
  let made: Promise<Rollup.OutputChunk[]> | undefined;
  const files = () => (made ??= Promise.all([bundled('main.ts', MODULE), ...LATE.map((entry) => bundled(entry, APART, 'strict')), bundled('worker.ts', { format: 'iife', entryFileNames: WORKER })]).then((all) => all.flat()));
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
      const apart = serves ? [] : (await files()).filter(({ fileName, name }) => name === 'rescue' || LATE.some((entry) => fileName.startsWith(`assets/phone-${entry.slice(0, -3)}-`)));
      const late = JSON.stringify(apart.map(({ fileName }) => `/${fileName}`).join(' '));
      return `export const phoneScript = ${addressOf('main.ts')}; export const markScript = ${addressOf('mark.ts')}; export const outboxScript = ${addressOf('outboxPage.ts')}; export const lateScripts = ${late};`;
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
