import type { Reader } from './reader';

/** What was asked for lately, by name. */
export interface Recent<V> {
  get(name: string): V | undefined;
  put(name: string, value: V): void;
  drop(name: string): void;
}

/** Keeps up to `limit` values; the one that was longest neither asked for nor put makes room for the next. */
export function recent<V>(limit: number): Recent<V> {
  const known = new Map<string, V>();
  const put = (name: string, value: V): void => {
    known.delete(name);
    known.set(name, value);
    if (known.size > limit) known.delete(known.keys().next().value ?? name);
  };
  return {
    get: (name) => {
      const value = known.get(name);
      if (value !== undefined) put(name, value);
      return value;
    },
    put,
    drop: (name) => void known.delete(name),
  };
}

/** The same, of each database apart. */
export function recentOf<V>(limit: number): (read: Reader) => Recent<V> {
  const known = new WeakMap<Reader, Recent<V>>();
  return (read) => {
    const own = known.get(read) ?? recent<V>(limit);
    known.set(read, own);
    return own;
  };
}
