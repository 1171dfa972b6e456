import { readTable } from '~/documents/readTable';
import { MOST_PEOPLE, peopleOfSheet, type PeopleSaid } from '~/domain/organisation/people/takeIn';
import type { TakeInRefusal } from '~/domain/organisation/people/takeInRefusals';
import { troubleText } from '~/domain/risk/import/problems';
import type { SheetRefusal } from '~/domain/risk/import/sheet';
import { type Decision, decided, refused } from '~/domain/shared/decision';

/** Reads the people of the first sheet with a column 姓名; one row beyond the most is read, so that too many are told. Refused like every file that is no table. */
export async function readPeopleSheet(name: string, bytes: Uint8Array): Promise<Decision<PeopleSaid, SheetRefusal | TakeInRefusal>> {
  const table = await readTable(Buffer.from(bytes), name);
  if (!table.ok) return table;
  for (const { rows, notes = [] } of table.fact) {
    const said = peopleOfSheet(rows, notes.map(({ row, column, cell, trouble }) => ({ row, column, sentence: troubleText(cell, trouble) })), MOST_PEOPLE + 1);
    if (said) return decided(said);
  }
  return refused({ code: 'headMissing' });
}
