import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react';
import { GRID_FIELDS, readCell } from '~/domain/risk/list/gridValues';
import { stageOf } from '~/domain/risk/import/words';
import { post, type Said, UNREACHED } from '~/components/forms/send';
import { isFormState } from '~/components/forms/state';
import { answered, type GridState, type RowAnswer, waiting } from './model';

/** Rows of one batch, and how long the hands must rest before one is sent, in ms. */
const BATCH = 100;
const REST_MS = 600;

interface Answer {
  readonly saved: readonly { readonly id: string; readonly version: number }[];
  readonly refused: readonly { readonly id: string; readonly field: string | null; readonly sentence: string; readonly current: { readonly version: number; readonly values: readonly string[] } | null }[];
  readonly sentence: string | null;
}

const isAnswer = (json: unknown): json is Answer => typeof json === 'object' && json !== null && 'saved' in json && 'refused' in json;

/** What became of a batch; nothing of it is saved where it was turned away before it was looked at, or did not reach the server. */
function answerIn(said: Said | null): Answer {
  if (isAnswer(said?.json)) return said.json;
  const { formError, errors } = isFormState(said?.json) ? said.json : UNREACHED;
  return { saved: [], refused: [], sentence: formError ?? Object.values(errors)[0] ?? '没有保存成功。' };
}

/** The texts of the rows of one batch, as they were sent and as they are kept. */
type Batch = ReadonlyMap<string, { readonly sent: readonly string[]; readonly kept: readonly string[] }>;

/** Where changed rows are sent. */
export const ROWS = '/risk/edit/rows';

const columnOf = (field: string | null): number => Math.max(0, GRID_FIELDS.findIndex((name) => name === field));

/** Saves changed rows in small batches, one at a time, once the hands rest. Answers how many wait, and what went wrong as a whole. */
export function useSaving(state: GridState, setState: Dispatch<SetStateAction<GridState>>, posts: readonly { readonly id: string; readonly label: string }[]) {
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const total = waiting(state).length;

  const take = useCallback(({ saved, refused, sentence }: Answer, batch: Batch) => {
    const shown = (values: readonly string[]): string[] => values.map((value, column) => (GRID_FIELDS[column] === 'postId' ? (posts.find(({ id }) => id === value)?.label ?? value) : value));
    const answers: RowAnswer[] = [
      ...saved.map(({ id, version }) => ({ id, version, ...(batch.get(id) ?? { sent: [], kept: [] }) })),
      ...refused.map(({ id, field, sentence: words, current }) => ({ id, column: columnOf(field), sentence: words, current: current && { ...current, values: shown(current.values) } })),
    ];
    setSaving(false);
    setTrouble(sentence);
    setState((before) => answered(before, answers));
  }, [posts, setState]);

  useEffect(() => {
    if (saving || total === 0 || trouble) return undefined;
    const timer = setTimeout(() => {
      const open = waiting(state);
      const wrong: RowAnswer[] = [];
      const texts = new Map<string, { readonly sent: readonly string[]; readonly kept: readonly string[] }>();
      const rows = open.slice(0, BATCH).flatMap((at) => {
        const row = state.rows[at]!;
        const stage = stageOf(row.values[GRID_FIELDS.indexOf('stage')] ?? '') ?? 'process';
        const kept = [...row.values];
        let set = {};
        for (const [column, field] of GRID_FIELDS.entries()) {
          if (row.values[column] === row.saved[column]) continue;
          const read = readCell(field, row.values[column] ?? '', stage, posts);
          if (!read.ok) {
            wrong.push({ id: row.id, column, sentence: read.sentence, current: null });
            return [];
          }
          set = { ...set, ...read.set };
          kept[column] = read.text;
        }
        texts.set(row.id, { sent: row.values, kept });
        return [{ id: row.id, version: row.version, set }];
      });
      if (wrong.length > 0) setState((before) => answered(before, wrong));
      if (rows.length === 0) return;
      setSaving(true);
      void post(ROWS, JSON.stringify({ rows })).then((said) => take(answerIn(said), texts));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [saving, total, state, trouble, posts, take, setState]);

  return { waiting: total, saving, trouble, retry: () => setTrouble(null) };
}
