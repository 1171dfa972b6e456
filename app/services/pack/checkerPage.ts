import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The page that checks packs without a network, as the build made it. Throws where the program was not built. */
export const checkerPage = (): Promise<string> => readFile(path.join(process.cwd(), 'build/client/check.html'), 'utf8');
