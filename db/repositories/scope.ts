import type { Reader } from '../dialect/store';

/** What a repository is made of: queries, and the one enterprise they may see. */
export interface Scope {
  readonly read: Reader;
  readonly enterpriseId: string;
}

/** A scope for one enterprise of a store. */
export const scopeOf = (store: { read: Reader }, enterpriseId: string): Scope => ({ read: store.read, enterpriseId });
