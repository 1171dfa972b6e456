import { factorName, setWords } from '~/domain/risk/assess/assessments';
import { scoresOfAssessment } from '~/domain/risk/assess/impact';
import { CONTROLLED_BY } from '~/domain/risk/assess/levels';
import { TEMPLATE_CONTRACTS } from '~/domain/risk/library/contracts';
import { criterionWords, LIMIT_STATE_NAMES, readingWords } from '~/domain/risk/library/limit';
import { LIST_CONTRACTS } from '~/domain/risk/list/contracts';
import { markWords, marksOf, OWNER_LEVELS } from '~/domain/risk/list/marks';
import type { RiskStandard } from '~/domain/risk/assess/standard';
import { type Assessment, HACCP_QUESTIONS, type HaccpAssessment, type RiskItem } from '~/domain/risk/types';
import { CONTROL_LEVEL_NAMES, HACCP_OUTCOME_NAMES, METHOD_NAMES, RISK_COLOUR_NAMES } from '~/domain/risk/words';
import { ContractFields, ContractForm, HiddenField, Kept, type Option, SubmitButton, VerbForm } from '../../forms';
import { FactList, InstantText, LevelTag, LimitMark, Notice, Section } from '../../ui';
import { Scale } from '../assess/Scale';

interface Owners {
  readonly ownerEnterprise: string;
  readonly ownerWorkshop: string;
  readonly ownerPost: string;
}

interface View {
  readonly item: RiskItem;
  readonly editable: boolean;
  readonly names: Owners & { readonly limitVerifiedBy: string };
  readonly proposal: Owners;
  readonly people: readonly Option[];
}

/** An assessment as it was made: method, set, words and level stay whatever the factory's standard becomes. */
export function AssessmentShown({ assessment, by, standard }: { assessment: Assessment | null; by: string; standard: RiskStandard | null }) {
  if (!assessment) return <p className="soft">还没有评价。</p>;
  return (
    <div className="columns-even">
      <FactList
        columns={1}
        facts={[
          ['方法', METHOD_NAMES[assessment.method]],
          ...assessment.factors.map((factor): [string, string] => [`${factorName(factor)} ${factor.key}`, `${factor.value} · ${factor.text}`]),
          ...(assessment.value === null ? [] : [['风险值', `${assessment.value}${'grade' in assessment ? ` ${assessment.grade}` : ''}${assessment.method === 'FMEA' ? ` AP:${assessment.actionPriority}` : ''}`] as [string, string]]),
          ...assessment.grounds.map(({ text, basis }): [string, string] => ['直接判定', `${text}（依据：${basis}）`]),
          ...(assessment.method === 'HACCP' ? haccpFacts(assessment) : []),
          ['等级', <><LevelTag level={assessment.level} />（{RISK_COLOUR_NAMES[assessment.level]}）</>],
          ['管控层级', CONTROLLED_BY[assessment.level].map((level) => CONTROL_LEVEL_NAMES[level]).join('、')],
          ['分级标准', setWords(assessment)],
          ['理由', assessment.reason || '—'],
          ['评价人', <>{by} · <InstantText at={assessment.assessedAt} /></>],
        ]}
      />
      {standard ? <Scale method={assessment.method} content={standard.content} scores={scoresOfAssessment(assessment)} grade={assessment} /> : null}
    </div>
  );
}

function haccpFacts({ answers, outcome }: HaccpAssessment): [string, string][] {
  const said = HACCP_QUESTIONS.flatMap((question) => (answers[question] === undefined ? [] : [`${question} ${answers[question] === null ? '未答' : answers[question] ? '是' : '否'}`]));
  return [['判断结论', `${HACCP_OUTCOME_NAMES[outcome]}${said.length > 0 ? `（${said.join('，')}）` : ''}`]];
}

/** The named persons at three levels with the part each has; what the posts propose is one press away. */
export function OwnersPart({ view: { item, editable, names, proposal, people } }: { view: View }) {
  const marks = marksOf(item);
  const open = OWNER_LEVELS.filter(([field]) => !item[field] && proposal[field]);
  if (!editable) return <Section term="marks" title="责任人"><FactList columns={1} facts={OWNER_LEVELS.map(([field, level, label]) => [label, names[field] ? `${markWords(marks[level])} ${names[field]}` : '未指定'])} /></Section>;
  return (
    <Section term="marks" title="责任人">
      {open.length > 0 ? (
        <VerbForm action={`/risk/items/${item.id}/owners`} className="form">
          <HiddenField name="version" value={item.version} />
          <input type="hidden" name="by" value="post" />
          <SubmitButton>按任职补齐：{open.map(([field, , label]) => `${label} ${proposal[field]}`).join('，')}</SubmitButton>
        </VerbForm>
      ) : null}
      <Kept record={item} words={(known) => JSON.stringify([...OWNER_LEVELS.map(([field]) => known[field]), marksOf(known)])}>
        {(known) => (
          <VerbForm action={`/risk/items/${item.id}/owners`}>
            <HiddenField name="version" value={known.version} />
            <input type="hidden" name="by" value="hand" />
            {OWNER_LEVELS.map(([field, level, label]) => (
              <div key={field} className="owner-line">
                <ContractFields
                  fields={LIST_CONTRACTS.nameOwners.fields}
                  only={[field, `mark.${level}`]}
                  known={{ [field]: { options: people, value: known[field], label, none: '未指定' }, [`mark.${level}`]: { value: marksOf(known)[level], listed: true } }}
                />
              </div>
            ))}
            <p className="help">★主管恰好一级，其余为●主相关或○相关。</p>
            <SubmitButton quiet={open.length > 0}>保存责任人</SubmitButton>
          </VerbForm>
        )}
      </Kept>
    </Section>
  );
}

/** The criterion and where it was read; 未核对 until somebody of the factory names number, clause and edition. */
export function LimitPart({ view: { item, editable, names, standardNotices } }: { view: View & { readonly standardNotices: readonly string[] } }) {
  return (
    <Section term="criterion" title="判定准则" extra={item.limitVerified ? <span className="tag">已核对</span> : <LimitMark of={item} />}>
      {standardNotices.length > 0 ? <Notice tone="warning" title="引用的标准">{standardNotices.map((words) => <p key={words}>{words}</p>)}</Notice> : null}
      <p>{criterionWords(item) || <span className="lacking">还没有判定准则，请在下面的内容里填写。</span>}</p>
      {item.limitVerified ? (
        <FactList columns={1} facts={[['出处', item.criterionStandard], ['核对', <>{names.limitVerifiedBy} {item.limitVerifiedAt ? <InstantText at={item.limitVerifiedAt} /> : null}</>]]} />
      ) : item.limitReading ? (
        <FactList columns={1} facts={[[LIMIT_STATE_NAMES.copyRead, readingWords(item.limitReading)]]} />
      ) : null}
      {editable && item.criterion ? (
        <Kept record={item} words={(known) => JSON.stringify([known.criterion, known.criterionStandard, known.limitVerified])}>
          {(known) => (
            <details open={!known.limitVerified}>
              <summary>{known.limitVerified ? '重新核对' : '查到原文后，写明出处'}</summary>
              <ContractForm
                of={`/risk/items/${item.id}`}
                contract={TEMPLATE_CONTRACTS.verifyLimit}
                row={['standard', 'clause', 'edition']}
                known={{ version: { value: known.version }, standard: { value: known.limitReading?.standard }, clause: { value: known.limitReading?.clause } }}
              />
            </details>
          )}
        </Kept>
      ) : null}
    </Section>
  );
}
