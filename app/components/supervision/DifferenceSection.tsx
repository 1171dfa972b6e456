import { FactList, Notice, Section } from '~/components/ui';
import { FieldChanges } from '~/components/risk/list/DiffLineCard';
import type { PaperDifference, RowDifference } from '~/domain/report/comparePapers';

const KIND_NAMES: Readonly<Record<RowDifference['kind'], string>> = { added: '新增', changed: '修改', removed: '移除' };
/** Lines that are told in full. */
const SHOWN = 200;

/** How a submission differs from the one before it: the same to both sides, told by what was sent. `than` names the earlier one. */
export function DifferenceSection({ difference: { facts, rows, counts }, than }: { readonly difference: PaperDifference; readonly than: string }) {
  const same = facts.length === 0 && rows.length === 0;
  return (
    <Section title={`与上一份（${than}）的差异`}>
      {same ? <p className="soft">两份内容相同。</p> : <FactList columns={3} facts={[['新增', `${counts.added} 行`], ['修改', `${counts.changed} 行`], ['移除', `${counts.removed} 行`], ['不变', `${counts.unchanged} 行`]]} />}
      {same ? null : (
        <details className="more" open={rows.length + facts.length <= 20}>
          <summary>逐行查看差异</summary>
          {facts.length > 0 ? <article className="diff-line changed"><h3>表外内容</h3><FieldChanges changes={facts} /></article> : null}
          {rows.slice(0, SHOWN).map(({ kind, place, name, changes }, index) => (
            <article key={index} className={`diff-line ${kind}`}>
              <h3><span className="tag">{KIND_NAMES[kind]}</span> {name}{place ? <span className="soft"> {place}</span> : null}</h3>
              <FieldChanges changes={changes} />
            </article>
          ))}
          {rows.length > SHOWN ? <Notice tone="info" title={`差异较多，另有 ${rows.length - SHOWN} 行未显示`}>完整内容见两份材料。</Notice> : null}
        </details>
      )}
    </Section>
  );
}
