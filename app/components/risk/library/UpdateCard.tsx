import { Link } from '@remix-run/react';
import { HiddenField, VerbForm, type FormState } from '~/components/forms';
import { LIMIT_STATE_NAMES, limitStateOf } from '~/domain/risk/library/limit';
import { FREQUENCY_NAMES } from '~/domain/risk/words';
import type { LibraryUpdatesView } from '~/pages/risk/library/libraryUpdates';

type Update = LibraryUpdatesView['updates'][number];

const KINDS = { changed: '范本有改动', retired: '范本已停用', added: '范本新增' } as const;
const TAKES = { changed: '采纳到草稿', retired: '从草稿移除', added: '放入草稿' } as const;

/** One row that changed in the library: what it said, what it says, what the factory's own row says; take or leave. */
export function UpdateCard({ update, edition, state }: { update: Update; edition: number; state: FormState | undefined }) {
  const { kind, categoryId, key, lineId, itemId, category, riskPoint, place, reason, fields, row } = update;
  const own = state?.values.key === key && state.values.lineId === lineId ? state : undefined;
  return (
    <article className="life-card">
      <h3><span className="tag">{KINDS[kind]}</span> {itemId ? <Link to={`/risk/items/${itemId}`}>{riskPoint}</Link> : riskPoint} <span className="soft">{category} · {place}{update.edition ? ` · 取自第 ${update.edition} 版` : ''}</span></h3>
      {reason ? <p>更新理由：{reason}</p> : null}
      {kind === 'changed' ? (
        <table className="library-rows">
          <thead><tr><th>字段</th><th>原范本</th><th>新范本</th><th>本企业现在</th></tr></thead>
          <tbody>
            {fields.map(({ field, name, before, after, mine }) => <tr key={field}><th>{name}</th><td>{before || '（空）'}</td><td><b>{after || '（空）'}</b></td><td>{mine || '（空）'}</td></tr>)}
            {fields.length === 0 ? <tr><td colSpan={4} className="soft">只改了资料来源等说明，清单内容不变。</td></tr> : null}
          </tbody>
        </table>
      ) : (
        <p className="soft">{row.failure}；措施：{row.measure}；准则：{row.criterion || '（空）'}（{LIMIT_STATE_NAMES[limitStateOf(row)]}）；{FREQUENCY_NAMES[row.frequency]}</p>
      )}
      <VerbForm state={own} className="life-verbs">
        <HiddenField name="categoryId" value={categoryId} />
        <HiddenField name="key" value={key} />
        <HiddenField name="lineId" value={lineId} />
        <HiddenField name="edition" value={edition} />
        <button type="submit" className="button primary" name="answer" value="take">{TAKES[kind]}</button>
        <button type="submit" className="button" name="answer" value="leave">保持不变</button>
      </VerbForm>
    </article>
  );
}
