import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output; cookies and authorisation headers never appear. */
export const log: Log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password'],
});

/**
 * The token of a one-time link, wherever in an address it stands: as its path, or inside the address it leads on to, however often encoded. It begins
 * with one slash, not with several: an address of nothing but slashes would be read anew from each of them.
 */
const SECRETS = /((?:\/|%(?:25)*2F)setup(?:\/|%(?:25)*2F)+)(?:(?!\.data(?:[?#&]|$)|%(?:25)*(?:2F|3F|23|26))[^/?#&\s])+/gi;

/** An address as the log tells it: without the token of a one-time link. */
export const withoutSecrets = (url: string): string => url.replace(SECRETS, '$1***');

/** A fault nobody caught is told in a line like every other before the process ends. */
export function logFaults(): void {
  for (const happening of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(happening, (error: unknown) => {
      log.fatal({ err: error }, happening);
      log.flush();
      process.exit(1);
    });
  }
}
