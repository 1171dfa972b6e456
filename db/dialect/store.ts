import type { Actor } from '../../app/domain/shared/actor';
import type { NewEvent } from '../../app/domain/events/event';
import type { Json } from '../../app/domain/shared/canonical';
import type { Instant } from '../../app/domain/shared/instant';
import type { Change } from './change';
import type { Dialect } from './columns';
import type { Migrations } from './migrations';
import type { Reader } from './reader';
import type { Write } from './writes';

/** One event and the rows it tells of. */
export interface Step {
  readonly event: NewEvent;
  readonly writes: readonly Write[];
  /** Rows that stood before their chain began: told as they are, not written. */
  readonly standing?: readonly Write[];
  /** What is told in place of the writes: a move of data is told as one. */
  readonly told?: readonly Change[];
}

/** Who did what, for a write outside the enterprises' chains that touches what the platform's chain tells of. */
export interface Told {
  readonly actor: Actor;
  readonly at: Instant;
  readonly event: NewEvent;
  /** As `after` of a commit: the last event of the platform's chain that the decision saw. */
  readonly after?: number;
}

/** What follows from an event of a commit, in the same write set: rows outside the chains. Pure. */
export type React = (event: NewEvent, by: Pick<CommitRequest, 'enterpriseId' | 'actor' | 'at'>) => readonly Write[];

/** For a database that is only made or looked after: nobody hears of anything. */
export const unheard: React = () => [];

/** Work to be done after the commit; the row is part of the same write set. A second row of the same id is ignored. */
export interface NewJob {
  readonly id: string;
  readonly name: string;
  readonly payload: Json;
  readonly runAt?: Instant;
}

export interface WriteSet {
  readonly steps: readonly Step[];
  readonly jobs?: readonly NewJob[];
  /** Rows outside the chain (inbox, sessions, accounts) that must stand or fall with it. What the platform tells of is told there. */
  readonly side?: readonly Write[];
  /** Events of other chains (a trail) that must stand or fall with it. */
  readonly beside?: readonly { readonly chain: string; readonly step: Step }[];
}

/** Numbers reserved inside the commit, under its lock: the first of each run asked for. */
export type Serials = Readonly<Record<string, number>>;

export interface CommitRequest {
  readonly enterpriseId: string;
  readonly actor: Actor;
  readonly at: Instant;
  /** The last event of the chain that the decision saw, for what holds only while nothing else has happened; Conflict where another came since. */
  readonly after?: number;
  /** How many numbers of which series: `{ 'hazard-2026': 2 }`. They are consecutive, never reused, and gapless. */
  readonly reserve?: Readonly<Record<string, number>>;
  /** Who counts those series: a bureau counts over all its factories. The chain itself where left out. */
  readonly countedBy?: string;
  /** Pure; called once, inside the transaction, with the first number of each series. */
  readonly build: (serials: Serials) => WriteSet;
}

/** Where a chain stands after a commit. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export interface Store {
  readonly dialect: Dialect;
  readonly read: Reader;
  /** Writes rows, events and jobs together, or nothing. Throws Conflict when a row was not as expected. */
  commit(request: CommitRequest): Promise<ChainHead>;
  /**
   * Writes rows that belong to no enterprise, together or not at all. Rows of `SHARED` tables are told by an event of the platform's chain:
   * by `told`, or by one of the system where nothing was said. Throws Conflict.
   */
  write(writes: readonly Write[], told?: Told): Promise<void>;
  /**
   * Applies the migrations this program brings, and moves data between them. Throws NewerDatabase when the file has seen a later program,
   * ForeignDatabase when it is another program's.
   */
  migrate(brought?: Migrations): Promise<void>;
  /** Answers when a trivial query does. */
  ping(): Promise<void>;
  /** Answers when a row was written for good. Throws at once what stands against it: a full or read-only disk, a lock held elsewhere. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** A row, or the end of the chain, was not as the decision had seen it: decide again from fresh data. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  /** The unique rule that was broken, or the rule by which another row names what was to go; null when a row had another version. */
  readonly rule: string | null;

  constructor(message: string, { cause, rule = null }: { readonly cause?: unknown; readonly rule?: string | null } = {}) {
    super(message, { cause });
    this.rule = rule;
  }
}
