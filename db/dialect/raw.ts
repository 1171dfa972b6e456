import { dialect } from './columns';

/** A query whose every field is SQL of its own, so that nothing of it is mapped. */
interface RawQuery extends PromiseLike<readonly Readonly<Record<string, unknown>>[]> {
  values(): Promise<unknown[][]>;
}

/** The rows of a query as the driver gives them, their fields in the order they were asked for: what reads a million rows does not look at each field twice. */
export const rawRows = async (query: RawQuery): Promise<unknown[][]> => (dialect === 'sqlite' ? query.values() : (await query).map((row) => Object.values(row)));
