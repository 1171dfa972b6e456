/** Rows read or worked on at once: a few milliseconds of the thread. */
const SLICE = 250;

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Reads a long table a slice at a time, so that others have their turn between two slices. `read` gives at most `limit` rows in a fixed order, those
 * behind `after`, or the first where it is null. One query for each slice; a table shorter than one slice is one query.
 */
export async function inSlices<Row>(read: (after: Row | null, limit: number) => PromiseLike<Row[]>): Promise<Row[]> {
  const rows = await read(null, SLICE);
  for (let slice = rows; slice.length === SLICE; ) {
    await othersTurn();
    slice = await read(slice.at(-1)!, SLICE);
    for (const row of slice) rows.push(row);
  }
  return rows;
}

/** Works on many rows a slice at a time, so that others have their turn between two slices; gives what each slice came to, in their order. */
export async function inTurns<T, R>(rows: readonly T[], work: (slice: readonly T[]) => R, size = SLICE): Promise<R[]> {
  const told: R[] = [];
  for (let at = 0; at < rows.length; at += size) {
    if (at > 0) await othersTurn();
    told.push(work(rows.slice(at, at + size)));
  }
  return told;
}
