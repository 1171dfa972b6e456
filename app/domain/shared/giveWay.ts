/** Gives way to others: long work that is done a piece at a time holds nobody up. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Rows worked on at once, and rows of a few columns: a few milliseconds of the thread. */
export const SLICE = 100;
export const NARROW_SLICE = 1_000;

/** Works on many rows a slice at a time and gives way between two slices; gives what each slice came to, in their order. */
export async function bySlices<T, R>(rows: readonly T[], work: (slice: readonly T[]) => R, size = SLICE): Promise<R[]> {
  const told: R[] = [];
  for (let at = 0; at < rows.length; at += size) {
    if (at > 0) await giveWay();
    told.push(work(rows.slice(at, at + size)));
  }
  return told;
}
