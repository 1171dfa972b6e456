/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';

/**
 * JSON with the keys of every object in code-unit order, so that equal values give equal text.
 * Properties that are `undefined` are left out. Used for hashes and comparisons.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return value.every(isPlain) ? JSON.stringify(value) : `[${value.map(canonicalJson).join(',')}]`;
  const items = value as Readonly<Record<string, unknown>>;
  let text = '';
  // what `sort` compares without being told how are code units
  for (const key of Object.keys(items).sort()) if (items[key] !== undefined) text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(items[key])}`;
  return `{${text}}`;
}
