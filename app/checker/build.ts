import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'vite';

/** The oldest browser in which a pack can be checked: the first that unpacks archives by itself. */
const OLDEST = 'chrome103';
const here = (name: string): string => new URL(`./${name}`, import.meta.url).pathname;

/** The page that checks evidence packs, in one file that asks nobody for anything. */
export async function checkerHtml(): Promise<string> {
  const made = await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { write: false, target: OLDEST, modulePreload: false, rollupOptions: { input: here('main.ts'), output: { format: 'iife' } } },
  });
  const [chunk] = [made].flat().flatMap((one) => ('output' in one ? one.output : [])).filter((one) => one.type === 'chunk');
  if (!chunk) throw new Error('the checker was not bundled');
  return readFileSync(here('page.html'), 'utf8').replace('/*CHECKER*/', () => chunk.code.replaceAll('</script', '<\\/script'));
}

/** Lays the page beside the assets. */
export function checkerPage(): Plugin {
  let isServer = false;
  return {
    name: 'checker-page',
    apply: 'build',
    configResolved(config) {
      isServer = Boolean(config.build.ssr);
    },
    async generateBundle() {
      if (!isServer) this.emitFile({ type: 'asset', fileName: 'check.html', source: await checkerHtml() });
    },
  };
}
