import { Conflict, type Store } from 'db/dialect/store';
import type { Confirmation } from '~/domain/organisation/access/assurance';
import type { Decision } from '~/domain/shared/decision';
import { type Instant, instantOf } from '~/domain/shared/instant';
import type { DiskWatch } from '~/platform/host/disks';
import type { HeadsFile } from '~/platform/host/heads';
import type { Site } from '~/platform/host/config';
import type { Robots } from '~/platform/host/robots';
import type { Vault } from '~/platform/host/vault';
import type { FileStorage } from '~/platform/host/storage';
import type { Mailbox, PostOffice } from '~/platform/host/mail';
import type { Log } from '~/platform/host/log';
import type { ReceiptHead } from 'db/repositories/receipts';

/** What every use case works with. Clock and ids are given, so that records can be made with given dates. */
export interface Context {
  readonly store: Store;
  readonly storage: FileStorage;
  /** The store without the receipt of what was sent: for what is counted whatever becomes of the deed. The same store where nothing was sent. */
  readonly besides?: Store;
  /** The receipt that the first write set of what was sent also writes; for work that is done apart. */
  readonly receipt?: ReceiptHead;
  /** Where the heads of the chains are written down outside the database. */
  readonly heads: HeadsFile;
  readonly site: Site;
  /** Who is told of the heads by mail; nobody without it. */
  readonly mailbox?: Mailbox;
  /** How people are told by mail; nobody without it. */
  readonly post?: PostOffice;
  /** How groups are told of what waits; nobody without it. */
  readonly channels?: { readonly robots: Robots; readonly vault: Vault };
  /** Takes the whole installation away and begins it anew, with the demo or with a link to found an enterprise (its path); nothing where none serves. */
  readonly beginAnew?: () => Promise<{ readonly setupPath: string | null }>;
  readonly log: Log;
  readonly now: () => Instant;
  /** A new record id, in time order with the clock above. */
  readonly newId: () => string;
  /** Where the request comes from; nothing for jobs and commands. */
  readonly asked?: { readonly address: string; readonly requestId: string };
  /** By what whoever acts confirmed who they are, where a verb signs; nothing where they were signed in and no more. */
  readonly signing?: Confirmation;
  /** How their signature is drawn (`shared/pen`), where they drew one and confirmed it. */
  readonly drawing?: string;
  /** How much room there is on the disks; without it nobody is warned. */
  readonly disks?: DiskWatch;
}

/** The same context for what stands whatever becomes of the deed: tries of passwords, entries of the audit. Nothing written by it takes the receipt of what was sent. */
export const apart = <C extends Pick<Context, 'store' | 'besides'>>(cx: C): C => ({ ...cx, store: cx.besides ?? cx.store });

/** The machine's clock. */
export const systemNow = (): Instant => instantOf(Date.now());

const ATTEMPTS = 5;

/** Whether an error says that somebody else moved a row in between; also one that a side process met. */
export const isConflict = (error: unknown): boolean => error instanceof Error && error.name === 'Conflict';

/**
 * Runs a decision with its commit, and decides again from fresh data when somebody else moved a row in between.
 * The last Conflict is thrown on: two people really want the same thing, and the person is asked. So is a unique rule that is broken
 * a second time: fresh data told the decision nothing of it, and would not a third time.
 */
export async function decide<Fact, Refusal>(work: () => Promise<Decision<Fact, Refusal>>): Promise<Decision<Fact, Refusal>> {
  let broken: string | null = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS || (error.rule !== null && error.rule === broken)) throw error;
      broken = error.rule;
    }
  }
}
