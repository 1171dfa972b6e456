import { namesForList } from 'db/repositories/risk/listNames';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { CellLook } from '~/documents/xlsx/writeTable';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { listColumns, type ListNames } from '~/domain/risk/import/listTable';
import type { PaperGround } from '~/domain/risk/list/paperGround';
import { RISK_LEVELS, type RiskItem } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { renderTable } from '~/services/papers/render';
import type { Context } from '~/services/context';

const LEVEL_LOOKS: Readonly<Record<string, CellLook>> = Object.fromEntries(RISK_LEVELS.map((level) => [RISK_LEVEL_NAMES[level], level]));
/** 序号, 车间, 岗位, 环节 and 风险点 stay in sight. */
const FROZEN = 5;

/** The names a version was published with: its workbook is the same bytes whatever a workshop or a person is called later. */
function namesAsPublished({ workshops, posts, persons }: PaperGround, items: readonly RiskItem[]): ListNames {
  const places = items.map(({ workshopId, postId }) => ({ workshopId, postId, workshopName: workshops[workshopId] ?? '', postName: posts[postId] ?? '' }));
  return {
    workshop: (id) => workshops[id] ?? '',
    post: (id) => posts[id] ?? '',
    person: (id) => (id ? (persons[id] ?? '') : ''),
    places,
    people: Object.values(persons),
  };
}

/**
 * A version of the list as a workbook of the shape the import reads back, whole or the rows of these ids; null for a version
 * that is not there, or a draft for somebody who does not reach the whole enterprise. The same published version gives the same bytes.
 */
export async function listWorkbook(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, versionId: string, rowIds: ReadonlySet<string> | null = null): Promise<{ bytes: Buffer; name: string } | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const version = await risk.version(versionId);
  if (!version || (!version.publication && permit.reach !== 'enterprise')) return null;
  const [all, kept] = await Promise.all([risk.itemsOf(versionId), risk.paperGroundOf(versionId)]);
  const names = kept === null ? await namesForList(scope, permit.today) : namesAsPublished(kept, all);
  const items = all.filter((item) => covers(permit, item) && (rowIds?.has(item.id) ?? true));
  const columns = listColumns(items, names);
  const level = columns.findIndex(({ field }) => field === 'level');
  const bytes = await renderTable({
    name: '风险管控清单',
    columns: columns.map(({ head, width, hidden, choices, field }) => ({ head, width, hidden, choices, look: field ? 'text' : 'locked' })),
    rows: items.map((item, index) => columns.map((column) => column.valueOf(item, index))),
    looks: { column: level, byText: LEVEL_LOOKS },
    frozenColumns: FROZEN,
  });
  return { bytes, name: `风险管控清单 第 ${version.number} 版${version.publication ? '' : '（草稿）'}` };
}
