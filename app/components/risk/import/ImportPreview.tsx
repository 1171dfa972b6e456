import { IMPORT_FIELD_NAMES, IMPORT_FIELDS, type ImportField } from '~/domain/risk/import/fields';
import type { FrequencyWord } from '~/domain/risk/import/preview';
import { NO_POST } from '~/domain/risk/library/matching';
import { type Frequency, type RiskLevel, type Stage, STAGES } from '~/domain/risk/types';
import { FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { HiddenField, SelectField, SubmitButton, VerbForm } from '../../forms';
import { LevelTag, Section } from '../../ui';
import { type BoardPost, MappingBoard } from '../library/MappingBoard';

interface Column {
  readonly title: string;
  readonly field: ImportField | null;
  readonly samples: readonly string[];
  /** Hidden on the sheet. */
  readonly hidden: boolean;
}

const CHOICES = IMPORT_FIELDS.map((field) => ({ value: field, label: IMPORT_FIELD_NAMES[field] }));
const STAGE_CHOICES = STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage] }));

/** What each column was taken for, with some of its values; every guess can be changed. */
export function ColumnsPart({ id, version, columns, stage, open }: { id: string; version: number; columns: readonly Column[]; stage: Stage | null; open: boolean }) {
  const known = columns.filter(({ field }) => field).length;
  const stageless = !columns.some(({ field }) => field === 'stage');
  return (
    <Section title="列的对应" extra={<span className="soft">{columns.length} 列认出 {known} 列</span>}>
      <details open={open}>
        <summary>{open ? '请核对每一列' : '查看或改动'}</summary>
        <VerbForm action={`/risk/import/${id}/columns`} className="form wide">
          <HiddenField name="version" value={version} />
          <div className="import-columns">
            {columns.map(({ title, field, samples, hidden }, index) => (
              <label key={index} className="field" data-unread={field ? undefined : 'true'}>
                <span className="field-label">{title || `第 ${index + 1} 列（没有表头）`}{hidden ? '（隐藏列）' : ''}</span>
                <select className="control" name="field" defaultValue={field ?? ''}>
                  <option value="">不导入</option>
                  {CHOICES.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
                </select>
                <span className="help">{samples.length > 0 ? samples.map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text)).join(' | ') : '没有内容'}</span>
              </label>
            ))}
          </div>
          {stageless ? (
            <SelectField name="stage" label="全部行的环节" options={STAGE_CHOICES} defaultValue={stage} placeholder="不指定" help="没有一列是“环节”。各行属于同一环节的，请在这里选。" />
          ) : null}
          <SubmitButton quiet>按这样的列重新对比</SubmitButton>
        </VerbForm>
      </details>
    </Section>
  );
}

/** Names of the sheet that none of the factory's posts answers to. */
export function PlacesPart({ id, version, places, total, posts, opening }: { id: string; version: number; places: readonly { sourceWorkshop: string; sourcePost: string; rows: number; alike?: readonly string[] }[]; total: number; posts: readonly BoardPost[]; opening: boolean }) {
  return (
    <Section id="places" title={`岗位对应：${total} 个名称对不上`}>
      <p className="soft">在列表里选岗位{opening ? '，没有的可以就地新建' : ''}<span className="mapping-drag">，或把名称拖到右边的岗位上</span>。选好后重新对比；确认导入时一并记住，下次不用再选。本企业没有这道工序的，答“没有”，以后的表也不再询问。</p>
      {total > places.length ? <p className="soft">先列出前 {places.length} 个，选好后接着列出其余的。</p> : null}
      <VerbForm action={`/risk/import/${id}/places`} className="form wide">
        <HiddenField name="version" value={version} />
        <MappingBoard key={places.length} sources={places.map(({ rows, ...place }) => ({ ...place, waiting: `${rows} 行` }))} posts={posts} placeholder="不导入这些行" opening={opening} />
        <SubmitButton quiet>按所选岗位重新对比</SubmitButton>
      </VerbForm>
    </Section>
  );
}

/** Names of the sheet that the factory answered it has not, with the way back. */
export function DeclinedPart({ id, version, places, rows, posts }: { id: string; version: number; places: readonly { sourceWorkshop: string; sourcePost: string; rows: number }[]; rows: number; posts: readonly BoardPost[] }) {
  return (
    <Section id="declined" title={`本企业没有的岗位：${rows} 行不导入`}>
      <p className="soft">{places.map(({ sourceWorkshop, sourcePost, rows: own }) => `${[sourceWorkshop, sourcePost].filter(Boolean).join(' / ')}（${own} 行）`).join('、')}</p>
      <details>
        <summary>改动或撤回这些回答</summary>
        <VerbForm action={`/risk/import/${id}/places`} className="form wide">
          <HiddenField name="version" value={version} />
          <MappingBoard key={places.length} sources={places.map(({ rows: own, ...place }) => ({ ...place, waiting: `${own} 行`, guess: NO_POST }))} posts={posts} placeholder="不改动" />
          <SubmitButton quiet>按改动的回答重新对比</SubmitButton>
        </VerbForm>
      </details>
    </Section>
  );
}

interface Preview {
  readonly seen: string;
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number; readonly noted: number; readonly refused: number; readonly untouched: number; readonly passed: number; readonly blank: number; readonly declined: number };
  readonly added: readonly { number: number; riskPoint: string; stage: Stage; place: string; level: RiskLevel | null; frequency: Frequency; criterion: string; notes: readonly string[] }[];
  readonly changed: readonly { number: number; riskPoint: string; place: string; notes: readonly string[]; fields: readonly { name: string; before: string; after: string }[] }[];
  readonly refused: readonly { number: number; riskPoint: string; reasons: readonly string[]; notes: readonly string[] }[];
  readonly frequencies: readonly FrequencyWord[];
  readonly noted: readonly { number: number; riskPoint: string; notes: readonly string[] }[];
}

const more = (shown: readonly unknown[], total: number) => (total > shown.length ? <p className="soft">只列出前 {shown.length} 行，共 {total} 行。</p> : null);
const Notes = ({ notes }: { notes: readonly string[] }) => (notes.length > 0 ? <span className="under">{notes.join(' ')}</span> : null);

/** How each word of frequency was taken, before anything is confirmed. */
export function FrequenciesPart({ words }: { words: readonly FrequencyWord[] }) {
  return (
    <Section title="频次的读法" id="frequencies">
      <p className="soft">表里的写法不是本软件的频次名称时，按意思相同的读；没有相同的，取不低于它的一档。读得不对的，请在表里改好后重新上传，或导入后逐行改。</p>
      <table className="import-rows import-words">
        <thead><tr><th>表里写的</th><th>读作</th><th>行数</th></tr></thead>
        <tbody>
          {words.map(({ text, taken, exact, rows }) => (
            <tr key={text}><td data-label="表里写的">{text}</td><td data-label="读作"><span>{taken ? <>{FREQUENCY_NAMES[taken]}{exact ? null : <span className="soft">（取不低于它的一档）</span>}</> : <span className="lacking">看不懂，这些行不能导入</span>}</span></td><td data-label="行数">{rows}</td></tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What would be written: refused rows first, then changes field by field, then new rows. */
export function DiffPart({ preview: { added, changed, refused, noted, counts } }: { preview: Preview }) {
  return (
    <>
      {counts.refused > 0 ? (
        <Section title={`不能导入 ${counts.refused} 行`} id="refused">
          <table className="import-rows">
            <thead><tr><th>行号</th><th>风险点</th><th>原因</th></tr></thead>
            <tbody>{refused.map((row) => <tr key={row.number}><td data-label="行号">{row.number}</td><td data-label="风险点">{row.riskPoint || <span className="soft">空</span>}</td><td data-label="原因" className="lacking">{row.reasons.map((reason) => <div key={reason}>{reason}</div>)}<Notes notes={row.notes} /></td></tr>)}</tbody>
          </table>
          {more(refused, counts.refused)}
        </Section>
      ) : null}
      {counts.changed > 0 ? (
        <Section title={`改动 ${counts.changed} 行`} id="changed">
          <table className="import-rows">
            <thead><tr><th>行号</th><th>风险点</th><th>改动</th></tr></thead>
            <tbody>
              {changed.map((row) => (
                <tr key={row.number}>
                  <td data-label="行号">{row.number}</td>
                  <td data-label="风险点"><span>{row.riskPoint}<span className="under">{row.place}</span></span></td>
                  <td>
                    <dl className="field-changes">
                      {row.fields.map(({ name, before, after }) => (
                        <div key={name}><dt>{name}</dt><dd><del>{before || '空'}</del><ins>{after || '空'}</ins></dd></div>
                      ))}
                    </dl>
                    <Notes notes={row.notes} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more(changed, counts.changed)}
        </Section>
      ) : null}
      {counts.added > 0 ? (
        <Section title={`新增 ${counts.added} 行`} id="added">
          <table className="import-rows">
            <thead><tr><th>行号</th><th>风险点</th><th>判定准则</th><th>环节</th><th>车间 · 岗位</th><th>频次</th><th>等级</th></tr></thead>
            <tbody>
              {added.map((row) => (
                <tr key={row.number}>
                  <td data-label="行号">{row.number}</td>
                  <td data-label="风险点"><span>{row.riskPoint}<Notes notes={row.notes} /></span></td>
                  <td data-label="判定准则"><span>{row.criterion || <span className="soft">空</span>}</span></td>
                  <td data-label="环节">{STAGE_NAMES[row.stage]}</td>
                  <td data-label="车间 · 岗位">{row.place}</td>
                  <td data-label="频次">{FREQUENCY_NAMES[row.frequency]}</td>
                  <td data-label="等级">{row.level ? <LevelTag level={row.level} /> : <span className="soft">未评价</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more(added, counts.added)}
        </Section>
      ) : null}
      {counts.noted > 0 ? (
        <Section title={`与草稿相同、但有单元格没能照原样读出的 ${counts.noted} 行`} id="noted">
          <table className="import-rows">
            <thead><tr><th>行号</th><th>风险点</th><th>说明</th></tr></thead>
            <tbody>{noted.map((row) => <tr key={row.number}><td data-label="行号">{row.number}</td><td data-label="风险点">{row.riskPoint}</td><td data-label="说明">{row.notes.map((note) => <div key={note}>{note}</div>)}</td></tr>)}</tbody>
          </table>
          {more(noted, counts.noted)}
        </Section>
      ) : null}
    </>
  );
}

/** The one act that writes: what will happen, in numbers, and the button. */
export function ConfirmPart({ id, version, preview: { seen, counts }, draft }: { id: string; version: number; preview: Preview; draft: { number: number } | null }) {
  const total = counts.added + counts.changed;
  if (total === 0) return <p className="soft">{counts.refused > 0 ? '没有可写入的行，请按下面的原因改正后重新上传。' : counts.declined > 0 ? '没有需要写入的内容：其余各行与草稿相同，或属于本企业没有的岗位。' : '各行都与草稿相同，没有需要写入的内容。'}</p>;
  return (
    <VerbForm action={`/risk/import/${id}/confirmation`} className="form" rereads>
      <HiddenField name="version" value={version} />
      <HiddenField name="seen" value={seen} />
      <SubmitButton confirm={`写入${draft ? `第 ${draft.number} 版草稿` : '新的一版草稿'}：新增 ${counts.added} 行，改动 ${counts.changed} 行。${counts.refused > 0 ? `有问题的 ${counts.refused} 行不写入。` : ''}`}>确认导入 {total} 行</SubmitButton>
    </VerbForm>
  );
}
