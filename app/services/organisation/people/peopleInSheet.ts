import { notATable } from '~/documents/readTable';
import { PEOPLE_SHEET_MEGABYTES, type PeopleSaid } from '~/domain/organisation/people/takeIn';
import type { TakeInRefusal } from '~/domain/organisation/people/takeInRefusals';
import type { SheetRefusal } from '~/domain/risk/import/sheet';
import { type Decision, refused } from '~/domain/shared/decision';
import { Outgrown } from '~/platform/host/sideProcesses';
import { reading } from '~/services/aside/aside';

/** The longest a sheet of people is read. */
const READ_MS = 20_000;

/** The people of an uploaded sheet, read apart from the process that answers requests; nothing is kept of the file. */
export async function peopleInSheet({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): Promise<Decision<PeopleSaid, SheetRefusal | TakeInRefusal>> {
  if (bytes.length > PEOPLE_SHEET_MEGABYTES * 1024 * 1024) return refused({ code: 'sheetTooLarge' });
  const refusal = notATable(bytes, name);
  if (refusal) return refused(refusal);
  try {
    return await reading.run('peopleSheet', { name, bytes }, { milliseconds: READ_MS });
  } catch (error) {
    if (error instanceof Outgrown) return refused({ code: 'fileOutgrows', limit: error.limit });
    throw error;
  }
}
