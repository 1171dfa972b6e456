import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Reader } from '../../dialect/reader';
import { passwordTries } from '../../schema';

/** One try of a password, as far as it is counted. */
export interface PasswordTry {
  readonly id: string;
  readonly at: Instant;
}

const ONE = { id: passwordTries.id, at: passwordTries.at };

/** Tries of passwords that were not the right one, or are being judged; they stand outside every enterprise. */
export const triesOf = (read: Reader) => ({
  /** Of one name from one network since a moment, the oldest first. */
  ofNameFrom: async (name: string, network: string, since: Instant): Promise<PasswordTry[]> =>
    read.select(ONE).from(passwordTries).where(and(eq(passwordTries.name, name), eq(passwordTries.network, network), gt(passwordTries.at, since))).orderBy(asc(passwordTries.at)),
  /** From one network with any name since a moment, the newest first, `most` at most. */
  from: async (network: string, since: Instant, most: number): Promise<PasswordTry[]> =>
    read.select(ONE).from(passwordTries).where(and(eq(passwordTries.network, network), gt(passwordTries.at, since))).orderBy(desc(passwordTries.at)).limit(most),
  /** Of one name from anywhere since a moment. */
  count: async (name: string, since: Instant): Promise<number> => read.$count(passwordTries, and(eq(passwordTries.name, name), gt(passwordTries.at, since))),
  /** Older than a moment. */
  before: async (moment: Instant, most: number): Promise<{ id: string }[]> =>
    read.select({ id: passwordTries.id }).from(passwordTries).where(lt(passwordTries.at, moment)).limit(most),
});
