import { type FigureName, LEDGER_FIGURES } from '~/domain/report/ledgerColumns';

/** What the figure comes to by which the ledger is read. */
export function FigureSum({ figure, named, sum }: { readonly figure: FigureName; readonly named: number; readonly sum: number }) {
  const { label, unit, text } = LEDGER_FIGURES[figure];
  return (
    <p className="hz-sorts" role="status">
      填写了{label}的有 <b>{named}</b> 项，合计 <b>{text(sum)}</b> {unit}；没有填写的不在下面列出。
    </p>
  );
}
