import { factorOf } from '~/domain/risk/assessments';
import { CONTROLLED_BY } from '~/domain/risk/levels';
import type { RiskItem } from '~/domain/risk/types';
import type { CutOffSet } from '~/domain/rulepack/rules';
import { CONTROL_LEVEL_NAMES, FACTOR_NAMES, RISK_COLOUR_NAMES } from '~/domain/vocabulary/labels';
import { HiddenField, type Option, SelectField, SubmitButton, TextField, VerbForm } from '../forms';
import { FactList, InstantText, LevelTag, Section } from '../ui';
import { Matrix } from './Matrix';

interface Owners {
  readonly ownerEnterprise: string;
  readonly ownerWorkshop: string;
  readonly ownerPost: string;
}

interface View {
  readonly item: RiskItem;
  readonly editable: boolean;
  readonly names: Owners & { readonly limitVerifiedBy: string; readonly assessedBy: string };
  readonly proposal: Owners;
  readonly people: readonly Option[];
  readonly set: Pick<CutOffSet, 'id' | 'version' | 'bands'> | null;
}

/** An assessment as it was made: set, words and level stay whatever the factory's standard becomes. */
export function AssessmentShown({ view: { item, names, set } }: { view: Pick<View, 'item' | 'names' | 'set'> }) {
  const { assessment } = item;
  if (!assessment) return <p className="soft">还没有评价。</p>;
  const sameSet = set?.id === assessment.setId && set.version === assessment.setVersion;
  return (
    <div className="columns-even">
      <FactList
        columns={1}
        facts={[
          ...assessment.factors.map(({ key, value, text }): [string, string] => [`${FACTOR_NAMES[key]} ${key}`, `${value} · ${text}`]),
          ['风险值', assessment.value === null ? '—' : String(assessment.value)],
          ['等级', <><LevelTag level={assessment.level} />({RISK_COLOUR_NAMES[assessment.level]})</>],
          ['管控层级', CONTROLLED_BY[assessment.level].map((level) => CONTROL_LEVEL_NAMES[level]).join('、')],
          ['分级标准', `${assessment.setId} 第 ${assessment.setVersion} 版`],
          ['理由', assessment.reason],
          ['评价人', <>{names.assessedBy} · <InstantText at={assessment.assessedAt} /></>],
        ]}
      />
      {sameSet ? <Matrix bands={set.bands} likelihood={factorOf(assessment, 'L')?.value ?? null} severity={factorOf(assessment, 'S')?.value ?? null} /> : null}
    </div>
  );
}

/** The named persons at three levels; what the posts propose is one press away. */
export function OwnersPart({ view: { item, editable, names, proposal, people } }: { view: View }) {
  const levels = [['ownerEnterprise', '企业'], ['ownerWorkshop', '车间'], ['ownerPost', '岗位']] as const;
  const open = levels.filter(([field]) => !item[field] && proposal[field]);
  if (!editable) return <Section title="责任人"><FactList columns={1} facts={levels.map(([field, label]) => [label, names[field]])} /></Section>;
  return (
    <Section title="责任人">
      {open.length > 0 ? (
        <VerbForm action={`/risk/items/${item.id}/owners`} className="form">
          <HiddenField name="version" value={item.version} />
          <input type="hidden" name="by" value="post" />
          <SubmitButton>按任职补齐:{open.map(([field, label]) => `${label} ${proposal[field]}`).join(',')}</SubmitButton>
        </VerbForm>
      ) : null}
      <VerbForm action={`/risk/items/${item.id}/owners`}>
        <HiddenField name="version" value={item.version} />
        <input type="hidden" name="by" value="hand" />
        <div className="fields-row">
          {levels.map(([field, label]) => (
            <SelectField key={field} name={field} label={label} options={people} defaultValue={item[field]} placeholder="未指定" />
          ))}
        </div>
        <SubmitButton quiet={open.length > 0}>保存责任人</SubmitButton>
      </VerbForm>
    </Section>
  );
}

/** The criterion and where it was read; 未核对 until somebody of the factory names number, clause and edition. */
export function LimitPart({ view: { item, editable, names } }: { view: View }) {
  return (
    <Section title="判定准则" extra={item.limitVerified ? <span className="tag">已核对</span> : <span className="tag unverified">未核对</span>}>
      <p>{item.criterion || <span className="lacking">还没有判定准则,请在下面的内容里填写。</span>}</p>
      {item.limitVerified ? (
        <FactList columns={1} facts={[['出处', item.criterionStandard], ['核对', <>{names.limitVerifiedBy} {item.limitVerifiedAt ? <InstantText at={item.limitVerifiedAt} /> : null}</>]]} />
      ) : null}
      {editable && item.criterion ? (
        <details open={!item.limitVerified}>
          <summary>{item.limitVerified ? '重新核对' : '查到原文后,写明出处'}</summary>
          <VerbForm action={`/risk/items/${item.id}/limit`}>
            <HiddenField name="version" value={item.version} />
            <div className="fields-row">
              <TextField name="standard" label="标准号或文件名" required maxLength={100} />
              <TextField name="clause" label="条款" required maxLength={100} />
              <TextField name="edition" label="版本(年号)" required maxLength={100} />
            </div>
            <SubmitButton>标为已核对</SubmitButton>
          </VerbForm>
        </details>
      ) : null}
    </Section>
  );
}
