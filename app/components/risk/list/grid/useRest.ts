import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { type GridState, joined } from './model';
import { ROWS } from './useSaving';

type Rows = Parameters<typeof joined>[1];

const isRows = (json: unknown): json is { readonly rows: Rows; readonly next: string | null } => typeof json === 'object' && json !== null && 'rows' in json && 'next' in json;
const NOT_READ = '其余的行没有读到，请检查网络后重试。';

/** Some rows more, or why there are none. */
async function rowsBehind(versionId: string, after: string): Promise<{ readonly rows: Rows; readonly next: string | null } | string> {
  try {
    const answer = await fetch(`${ROWS}?${new URLSearchParams({ version: versionId, after })}`, { headers: { Accept: 'application/json' } });
    const json: unknown = await answer.json();
    if (isRows(json)) return json;
    return typeof json === 'object' && json !== null && 'sentence' in json && typeof json.sentence === 'string' ? json.sentence : NOT_READ;
  } catch {
    return NOT_READ;
  }
}

/** Fetches the rows behind those that came with the page, some at a time, and puts them below. Answers whether rows are missing still, and what went wrong. */
export function useRest(versionId: string, next: string | null, setState: Dispatch<SetStateAction<GridState>>) {
  const [after, setAfter] = useState(next);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (after === null || trouble) return undefined;
    let here = true;
    void rowsBehind(versionId, after).then((told) => {
      if (!here) return;
      if (typeof told === 'string') return setTrouble(told);
      setState((before) => joined(before, told.rows));
      setAfter(told.next);
    });
    return () => {
      here = false;
    };
  }, [versionId, after, trouble, setState]);
  return { missing: after !== null, trouble, retry: () => setTrouble(null) };
}
