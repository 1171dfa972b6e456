import { useLocation } from '@remix-run/react';
import { columnsShown, type ListTable } from '~/domain/report/listTable';
import { SubmitButton, VerbForm } from '../forms';

interface Props {
  readonly table: Pick<ListTable<never>, 'name' | 'columns'>;
  readonly hidden: readonly string[];
  /** Question of the address with which its files are asked for; that of the page where left out. */
  readonly question?: string;
}

/** Which columns a list shows, kept on this device, and its files as it stands on the screen. Works without scripts. */
export function ListTools({ table: { name, columns }, hidden, question }: Props) {
  const { pathname, search } = useLocation();
  const shown = columnsShown({ name, title: '', columns }, hidden).map((column) => column.name);
  const asked = question ?? search;
  return (
    <div className="list-tools no-print">
      <details key={shown.join()}>
        <summary className="button quiet">选择列{shown.length < columns.length ? `（${shown.length}/${columns.length}）` : ''}</summary>
        <VerbForm action={`/tables/${name}/columns`} className="list-columns">
          <input type="hidden" name="back" value={pathname + search} />
          {columns.slice(1).map((column) => (
            <label key={column.name}><input type="checkbox" name="shown" value={column.name} defaultChecked={shown.includes(column.name)} /> {column.head}</label>
          ))}
          <SubmitButton quiet>显示选中的列</SubmitButton>
        </VerbForm>
      </details>
      <a className="button quiet" href={`/tables/${name}.xlsx${asked}`} download>导出 Excel</a>
      <a className="button quiet" href={`/tables/${name}.csv${asked}`} download>导出 CSV</a>
    </div>
  );
}
