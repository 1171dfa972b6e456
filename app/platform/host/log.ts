import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output; cookies and authorisation headers never appear. */
export const log: Log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password'],
});

/** Addresses whose next part is a secret that opens a door. */
const SECRET_AFTER = /^(\/setup\/)[^/?#]+?(?=\.data(?:[?#]|$)|[/?#]|$)/i;

/** An address as the log tells it: without the token of a one-time link. */
export const withoutSecrets = (url: string): string => url.replace(/^\/+/, '/').replace(SECRET_AFTER, '$1***');

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
