import { parseArgs } from 'node:util';

/** Where the figures go as JSON: nowhere, to standard output (`--json` alone), or to a file (`--json FILE`). */
export type JsonTarget = { readonly to: 'none' } | { readonly to: 'stdout' } | { readonly to: 'file'; readonly file: string };

/** Reads the words after `npm run bench --`. Null when one is not understood. */
export function jsonTarget(args: readonly string[]): JsonTarget | null {
  const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'string' } }, strict: false });
  const { json, ...others } = values;
  if (positionals.length > 0 || Object.keys(others).length > 0) return null;
  if (json === undefined) return { to: 'none' };
  if (typeof json !== 'string' || json === '') return { to: 'stdout' };
  return json.startsWith('-') ? null : { to: 'file', file: json };
}
