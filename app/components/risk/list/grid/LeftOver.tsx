import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { GRID_FIELDS } from '~/domain/risk/list/gridValues';
import { IMPORT_FIELD_NAMES } from '~/domain/risk/import/fields';
import { send } from '~/components/forms/send';
import { type Beyond, tableOfBeyond } from './model';

/** What a new row takes from the last one where the pasted block does not say it. */
const INHERITED: readonly string[] = ['postId', 'stage', 'dimension', 'frequency'];
/** Shorter than this a risk point or product is told whole. */
const SHOWN = 20;

/** Tells what of a pasted block found no place, and offers its rows as new ones: they go through the comparison of an import, where they are confirmed. */
export function LeftOver({ beyond, last, busy, onDone }: { beyond: Beyond; last: readonly string[]; busy: boolean; onDone: () => void }) {
  const navigate = useNavigate();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { rows, columns } = beyond;
  const take = async (): Promise<void> => {
    const post = GRID_FIELDS.indexOf('postId');
    const apart = <T,>(cells: readonly T[], both: (cell: T) => readonly [T, T]): T[] => cells.flatMap((cell, column) => (column === post ? both(cell) : [cell]));
    const heads = GRID_FIELDS.map((field) => IMPORT_FIELD_NAMES[field as Exclude<typeof field, 'postId'>]);
    const split = (text: string): readonly [string, string] => {
      const [workshop = '', name] = text.split(' · ');
      return name === undefined ? ['', workshop] : [workshop, name];
    };
    const widened: Beyond = { columns, left: 0, rows: rows.map((row) => apart(GRID_FIELDS.map((_, column) => row[column - beyond.left] ?? ''), split)) };
    const text = tableOfBeyond(widened, apart<string>(heads, () => [IMPORT_FIELD_NAMES.workshop, IMPORT_FIELD_NAMES.post]), apart(last, split), apart<boolean>(GRID_FIELDS.map((field) => INHERITED.includes(field)), (same) => [same, same]));
    const form = new FormData();
    form.set('file', new File(['\uFEFF', text], '粘贴的新行.csv', { type: 'text/csv' }));
    setSending(true);
    const told = await send('/risk/import', form);
    setSending(false);
    if ('to' in told) navigate(told.to);
    else setRefusal('done' in told ? null : (told.formError ?? Object.values(told.errors)[0] ?? '没有提交成功。'));
  };
  return (
    <div className="grid-bar" role="alert">
      <span className="lacking">
        {rows.length > 0 ? `粘贴的内容有 ${rows.length} 行超出表尾，没有写入：${rows.slice(0, 3).map((row) => (row.find((cell) => cell !== '') ?? '').slice(0, SHOWN)).join('、')}${rows.length > 3 ? '等' : ''}。` : ''}
        {columns > 0 ? `右边有 ${columns} 列超出最后一列，没有写入。` : ''}
      </span>
      {refusal ? <span className="lacking">{refusal}</span> : null}
      {rows.length > 0 ? <button type="button" className="button" disabled={busy || sending} onClick={() => void take()}>把这 {rows.length} 行作为新行，先看对比</button> : null}
      <button type="button" className="button quiet" onClick={onDone}>不要了</button>
    </div>
  );
}
