import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes, the OWASP minimum; a hash takes some 70 ms on a small machine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password, for `accounts.passwordHash`. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Whether a password fits a hash; false for anything that is no hash. */
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password).catch(() => false);

/** Letters and figures that nobody confuses when reading them off paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random first password, some 59 bits, in three groups of four. */
export const newPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');
