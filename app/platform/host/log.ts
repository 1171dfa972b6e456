import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output; cookies and authorisation headers never appear. */
export const log: Log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password'],
});
