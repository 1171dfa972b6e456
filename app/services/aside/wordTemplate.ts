import type { Paper } from '~/domain/report/paper';
import type { TemplateRefusal } from '~/domain/report/wordTemplateRefusals';
import { type Decision, refused } from '~/domain/shared/decision';
import { Outgrown } from '~/platform/host/sideProcesses';
import { reading } from './aside';

/** The longest a template is read or filled. */
const FILL_MS = 20_000;

/** What outgrows its limits is a template that cannot be used; the process that answers requests never reads one. */
async function apart<T>(work: Promise<Decision<T, TemplateRefusal>>): Promise<Decision<T, TemplateRefusal>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Outgrown) return refused({ code: 'templateOutgrows' });
    throw error;
  }
}

/** Reads a template and fills it once (`tryTemplate`), and fills it (`writePaper`). */
export const tryAside = (bytes: Uint8Array, paper: Paper) => apart(reading.run('tryTemplate', { bytes, paper }, { milliseconds: FILL_MS }));
export const writeAside = (bytes: Uint8Array, paper: Paper, notes: readonly string[]) => apart(reading.run('writePaper', { bytes, paper, notes }, { milliseconds: FILL_MS }));
