import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DayText, GradeTag, StageTag } from '~/components/ui';
import { type ColumnSort, DataTable } from '~/components/ui/DataTable';
import type { HazardGrade } from '~/domain/hazard/types';
import { type DrawnColumn, type FigureName, isFigure, LEDGER_FIGURES, type LedgerSort, orderBy, screenColumns } from '~/domain/report/ledgerColumns';
import type { LedgerLine } from '~/domain/report/ledgerLine';
import { Limit } from './Limit';

type GradeNames = Readonly<Record<HazardGrade, string>>;

interface Props {
  readonly rows: readonly LedgerLine[];
  /** Orders that the filter in force allows. */
  readonly sorts: readonly { readonly sort: LedgerSort; readonly to: string; readonly chosen: boolean }[];
  /** The figures that any hazard names. */
  readonly figures: readonly FigureName[];
  readonly gradeNames: GradeNames;
  readonly empty: string;
  /** Columns that are left out. */
  readonly hidden: readonly string[];
}

/** What stands in each column that is no figure. */
const CELLS: Readonly<Record<DrawnColumn, (row: LedgerLine, gradeNames: GradeNames) => ReactNode>> = {
  number: (row) => <Link className="keep" to={`/hazards/${row.id}`}>{row.number}</Link>,
  finding: (row) => <span className="hz-title">{row.title}{row.riskPoint ? <small className="soft">{row.riskPoint}</small> : null}</span>,
  place: (row) => <span>{row.workshopName}<br />{row.postName}</span>,
  found: (row) => <DayText day={row.foundDay} short />,
  responsible: (row) => row.responsibleName,
  grade: (row, names) => <GradeTag grade={row.grade} name={row.grade ? names[row.grade] : undefined} />,
  deadline: (row) => <Limit {...row} />,
  stage: (row) => <StageTag stage={row.stage} />,
};

const figureIn = (row: LedgerLine, name: FigureName): string => {
  const value = row[name];
  return value === null ? '' : LEDGER_FIGURES[name].text(value);
};

/** 整改台账: number, what, where, who, level, limit, the figures the factory names, state. */
export function LedgerTable({ rows, sorts, figures, gradeNames, empty, hidden }: Props) {
  const sortBy = (name: LedgerSort | undefined): ColumnSort | undefined => {
    const offered = sorts.find(({ sort }) => sort === name);
    if (!offered) return undefined;
    const { descending, words } = orderBy(offered.sort);
    return { ...offered, direction: descending ? 'descending' : 'ascending', words };
  };
  return (
    <DataTable
      label="隐患整改台账"
      rowKey={(row) => row.id}
      rows={rows}
      empty={empty}
      columns={screenColumns(figures).filter(({ name }, at) => at === 0 || !hidden.includes(name)).map(({ name, head, width, sort }) => ({
        head, width, sort: sortBy(sort), cell: (row: LedgerLine) => (isFigure(name) ? figureIn(row, name) : CELLS[name](row, gradeNames)),
      }))}
    />
  );
}
