import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SideProcesses } from '~/platform/host/sideProcesses';
import type { TASKS } from './tasks';

/** The program of a side process: beside the built server, or its source where that runs from its own. */
const PROGRAM = import.meta.url.endsWith('.ts') ? path.join(path.dirname(fileURLToPath(import.meta.url)), 'sideProcess.ts') : path.resolve('build/server/side.js');

/** Files of strangers are read one at a time: a bad one holds up other files, and no paper. */
export const reading = new SideProcesses<typeof TASKS>(PROGRAM, { processes: 1, megabytes: 512 });

/** Pictures, so that a photo waits for no sheet. */
export const seeing = new SideProcesses<typeof TASKS>(PROGRAM, { processes: 2, megabytes: 256 });

/** Evidence packs, which take many minutes: who waits for a paper does not wait for them. */
export const packing = new SideProcesses<typeof TASKS>(PROGRAM, { processes: 1, megabytes: 768 });

/** Papers and comparisons. */
export const making = new SideProcesses<typeof TASKS>(PROGRAM, { processes: 2, megabytes: 768 });
