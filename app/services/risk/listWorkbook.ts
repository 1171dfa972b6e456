import { namesForList } from 'db/repositories/listNames';
import { riskOf } from 'db/repositories/risk';
import { scopeOf } from 'db/repositories/scope';
import { type CellLook, writeTable } from '~/documents/xlsx/writeTable';
import { type Authorised, covers } from '~/domain/organisation/authority';
import { listColumns } from '~/domain/risk/import/listTable';
import { RISK_LEVELS, type RiskItem } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES } from '~/domain/vocabulary/labels';
import type { Context } from '~/services/context';

const LEVEL_LOOKS: ReadonlyMap<string, CellLook> = new Map(RISK_LEVELS.map((level) => [RISK_LEVEL_NAMES[level], level]));
/** 序号, 车间, 岗位, 环节 and 风险点 stay in sight. */
const FROZEN = 5;

/**
 * A version of the list as a workbook of the shape the import reads back, whole or the rows that `keep`; null for a version
 * that is not there, or a draft for somebody who does not reach the whole enterprise.
 */
export async function listWorkbook(cx: Pick<Context, 'store'>, leave: Authorised<'risk.view'>, versionId: string, keep: (item: RiskItem) => boolean = () => true): Promise<{ bytes: Buffer; name: string } | null> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const risk = riskOf(scope);
  const version = await risk.version(versionId);
  if (!version || (!version.publication && leave.reach !== 'enterprise')) return null;
  const [all, names] = await Promise.all([risk.itemsOf(versionId), namesForList(scope, leave.today)]);
  const items = all.filter((item) => covers(leave, item) && keep(item));
  const columns = listColumns(items, names);
  const level = columns.findIndex(({ field }) => field === 'level');
  const bytes = writeTable({
    name: '风险管控清单',
    columns: columns.map(({ head, width, hidden, choices, field }) => ({ head, width, hidden, choices, look: field ? 'text' : 'locked' })),
    rows: items.map((item, index) => columns.map((column) => column.valueOf(item, index))),
    lookOf: (column, value) => (column === level && typeof value === 'string' ? (LEVEL_LOOKS.get(value) ?? null) : null),
    frozenColumns: FROZEN,
  });
  return { bytes, name: `风险管控清单 第${version.number}版${version.publication ? '' : '(草稿)'}` };
}
