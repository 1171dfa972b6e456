/** Why the machine does not do what it otherwise does: no room, not to be written to, one of these two, held by somebody else, out of reach. */
export type Trouble = 'full' | 'readOnly' | 'unwritable' | 'busy' | 'away';

/** Codes of Node, SQLite and PostgreSQL; a code also stands for the longer ones it begins (`SQLITE_BUSY_SNAPSHOT`, `08006`). */
const CODES: Readonly<Record<Trouble, readonly string[]>> = {
  // SQLite tells a shared index that cannot grow as a fault of its size.
  full: ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100'],
  readOnly: ['EROFS', 'EACCES', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', '25006'],
  // Of a file it holds open SQLite tells that it cannot be written to, and not why: a quota, or a disk that became read-only.
  unwritable: ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_TRUNCATE'],
  busy: ['SQLITE_BUSY', 'SQLITE_LOCKED', '55P03'],
  away: ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', '08', '57P', '53300'],
};

/** How the PostgreSQL driver words what has no code. */
const AWAY = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

/** What trouble an error, or whatever caused it, tells of; null when it is a fault of another kind. */
export function troubleOf(error: unknown): Trouble | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = causeOf(at), depth += 1) {
    const { code } = at as { code?: unknown };
    const known = typeof code === 'string' ? (Object.keys(CODES) as Trouble[]).find((trouble) => CODES[trouble].some((start) => code.startsWith(start))) : undefined;
    if (known) return known;
    if (AWAY.test(at.message)) return 'away';
  }
  return null;
}
