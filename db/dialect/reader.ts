import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

type Database = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;

/** What finders may use: queries are awaited, the same on both dialects; nothing here writes. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>;
