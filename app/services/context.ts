import { Conflict, type Store } from 'db/dialect/store';
import type { Decision } from '~/domain/shared/decision';
import { type Instant, instantOf } from '~/domain/shared/instant';
import type { HeadsFile } from '~/platform/host/heads';
import type { FileStorage } from '~/platform/host/storage';
import type { Log } from '~/platform/host/log';

/** What every use case works with. Clock and ids are given, so that records can be made with given dates. */
export interface Context {
  readonly store: Store;
  readonly storage: FileStorage;
  /** Where the heads of the chains are written down outside the database. */
  readonly heads: HeadsFile;
  readonly log: Log;
  readonly now: () => Instant;
  /** A new record id, in time order with the clock above. */
  readonly newId: () => string;
  /** Where the request comes from; nothing for jobs and commands. */
  readonly asked?: { readonly address: string; readonly requestId: string };
}

/** The machine's clock. */
export const systemNow = (): Instant => instantOf(Date.now());

const ATTEMPTS = 5;

/**
 * Runs a decision with its commit, and decides again from fresh data when somebody else moved a row in between.
 * The last Conflict is thrown on: two people really want the same thing, and the person is asked.
 */
export async function decide<Fact, Refusal>(work: () => Promise<Decision<Fact, Refusal>>): Promise<Decision<Fact, Refusal>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
