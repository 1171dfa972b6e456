import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

/** A browser to start: its program and what its environment must say. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const MODULES = path.join(import.meta.dirname, '../../node_modules');
/** The faces of papers and screens; a machine may have no typeface at all, or none with Chinese. */
const FACES = ['400Regular', '700Bold'].map((weight) => path.join(MODULES, '@expo-google-fonts/noto-sans-sc', weight));

/** Writes the plain files of a tar archive (POSIX ustar) into a folder. */
function untar(archive: Buffer, folder: string): void {
  const text = (from: number, length: number): string => archive.toString('utf8', from, from + length).replace(/\0[\s\S]*$/, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const target = path.join(folder, text(at + 345, 155), text(at, 100));
    if (text(at + 156, 1) === '0') {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode: Number.parseInt(text(at + 100, 8), 8) });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Which typefaces the browser sees: those named here and no others, so that pages look the same on every machine. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><fontconfig>${[path.join(folder, 'fonts'), ...FACES].map((face) => `<dir>${face}</dir>`).join('')}<cachedir>${folder}/fontcache</cachedir></fontconfig>\n`;

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked once below `node_modules`, with the libraries (nss,
 * expat) and typefaces it needs: nothing of the machine's own but libc. Throws where the package has none for this machine.
 */
export async function packagedChromium(): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the packaged Chromium is for Linux on x64, not for ${process.platform} on ${process.arch}: name a Chromium of this machine in CHROMIUM_PATH`);
  }
  const home = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
  const bin = path.join(home, 'bin');
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(MODULES, `.cache/zhian-chromium-${version}`);
  if (!existsSync(folder)) {
    const scratch = `${folder}.${process.pid}`;
    mkdirSync(scratch, { recursive: true });
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) untar(brotliDecompressSync(readFileSync(path.join(bin, archive))), scratch);
    writeFileSync(path.join(scratch, 'own.conf'), fontsConf(folder));
    await pipeline(createReadStream(path.join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(path.join(scratch, 'chromium'), { mode: 0o755 }));
    try {
      renameSync(scratch, folder);
    } catch (error) {
      rmSync(scratch, { recursive: true });
      // Another run unpacked the same at the same time.
      if (!existsSync(folder)) throw error;
    }
  }
  return { executablePath: path.join(folder, 'chromium'), env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'own.conf') } };
}
