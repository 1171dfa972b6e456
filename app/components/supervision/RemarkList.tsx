import { Link } from '@remix-run/react';
import type { PaperRow } from '~/domain/report/paperRows';
import type { RowRemark } from '~/domain/supervision/types';

/** What a return says of single lines, each with the line it is about; `to` leads to the record of a line, where whoever looks may change it. */
export function RemarkList({ remarks, rows, to }: { readonly remarks: readonly RowRemark[]; readonly rows: readonly PaperRow[]; readonly to?: (id: string) => string | null }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="row-remarks" aria-label="逐行意见">
      {remarks.map(({ row, words }, index) => {
        const line = rows.find(({ serial }) => serial === row);
        const name = line ? `${row} ${[line.place, line.name].filter(Boolean).join(' · ')}` : String(row);
        const address = line?.id && to ? to(line.id) : null;
        return <li key={index}>{address ? <Link to={address}>{name}</Link> : name}：{words}</li>;
      })}
    </ul>
  );
}
