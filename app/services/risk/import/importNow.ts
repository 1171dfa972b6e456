import { placesOf } from 'db/repositories/risk/riskGround';
import { riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Layout } from '~/domain/risk/import/columns';
import { IMPORT_FIELD_NAMES } from '~/domain/risk/import/fields';
import type { Snapshot } from '~/domain/shared/standing';
import { STAGE_NAMES } from '~/domain/risk/words';
import type { Context } from '../../context';

const columnsText = ({ titles, fields }: Layout): string =>
  fields.flatMap((field, column) => (field ? [`${titles[column] || `第 ${column + 1} 列`}：${IMPORT_FIELD_NAMES[field]}`] : [])).join('；');

/** How a staged import is arranged now: its sheet, head, columns and places. Two queries. */
export async function importNow(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, importId: string): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [staged, places] = await Promise.all([riskImportsOf(scope).byId(importId), placesOf(scope)]);
  if (!staged) return undefined;
  const { layout, mappings, outcome, sheets } = staged;
  const placeOf = (postId: string | null): string => {
    const place = places.find((one) => one.postId === postId);
    return place ? `${place.workshopName} · ${place.postName}` : '已撤销的岗位';
  };
  return {
    lock: { version: String(staged.version) },
    lines: [
      { label: '工作表', text: sheets?.[staged.sheet]?.name ?? '' },
      { label: '表头', text: layout ? `第 ${layout.head + 1} 行${layout.headRows === 2 ? '，共两行' : ''}` : '没有指定' },
      ...(layout ? [{ label: '各列', text: columnsText(layout) }] : []),
      ...(layout?.stage ? [{ label: '全部行的环节', text: STAGE_NAMES[layout.stage] }] : []),
      { label: '岗位对应', text: mappings.map(({ sourceWorkshop, sourcePost, postId }) => `${sourceWorkshop} / ${sourcePost} → ${placeOf(postId)}`).join('；') || '没有另外指定' },
      ...(outcome ? [{ label: '结果', text: `已写入草稿：新增 ${outcome.added} 行，改动 ${outcome.changed} 行` }] : []),
    ],
  };
}
