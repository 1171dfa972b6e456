import { namesForList } from 'db/repositories/risk/listNames';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { ImportField } from '~/domain/risk/import/fields';
import { listColumns } from '~/domain/risk/import/listTable';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { renderTable } from '~/services/papers/render';
import type { Context } from '~/services/context';

/** The name the empty list is saved under. */
export const TEMPLATE_NAME = '风险管控清单导入模板';

/** What the one row of the empty list says, which is taken out before it is filled in. */
export const EXAMPLE_POINT = '示例：填好后删去这一行';

/** An empty list as a workbook: the heads the import knows, the words each column allows, one example row at a post of the factory. Four queries. */
export async function importTemplate(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>): Promise<Buffer> {
  const names = await namesForList(scopeOf(cx.store, permit.enterpriseId), permit.today);
  const columns = listColumns([], names).filter(({ field }) => field !== null && field !== 'lineId');
  const example: Readonly<Partial<Record<ImportField, string>>> = {
    workshop: names.places[0]?.workshopName ?? '某车间', post: names.places[0]?.postName ?? '某岗位', stage: STAGE_NAMES.process, riskPoint: EXAMPLE_POINT, dimension: DIMENSION_NAMES.technology,
    failure: '写会怎样失效', consequence: '写后果', measures: '一条措施一行', checkContent: '写查什么', method: '写怎么查', criterion: '写合格的标准', frequency: FREQUENCY_NAMES.day, ownerPost: names.people[0] ?? '',
  };
  return renderTable({
    name: '风险管控清单',
    columns: columns.map(({ head, width, choices }) => ({ head, width, choices, look: 'text' })),
    rows: [columns.map(({ field }) => (field ? (example[field] ?? '') : ''))],
    frozenColumns: 4,
  });
}
