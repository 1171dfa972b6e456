import { giveWay, SLICE } from '../../app/domain/shared/giveWay';

/**
 * Reads a long table a slice at a time, and gives way between two. `read` gives at most `limit` rows in a fixed order, those
 * behind `after`, or the first where it is null. One query for each slice; a table shorter than one slice is one query.
 */
export async function inSlices<Row>(read: (after: Row | null, limit: number) => PromiseLike<Row[]>, size = SLICE): Promise<Row[]> {
  const rows = await read(null, size);
  for (let slice = rows; slice.length === size; ) {
    await giveWay();
    slice = await read(slice.at(-1)!, size);
    for (const row of slice) rows.push(row);
  }
  return rows;
}
