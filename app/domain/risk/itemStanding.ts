import type { Standing, StandingLine } from '../shared/standing';
import {
  DIMENSION_NAMES, FREQUENCY_NAMES, METHOD_NAMES, OWNER_MARK_NAMES, OWNER_MARK_SYMBOLS, RISK_LEVEL_NAMES, STAGE_NAMES,
} from '../vocabulary/labels';
import { factorName } from './assessments';
import { marksOf } from './marks';
import { measuresText } from './measures';
import { HACCP_QUESTION_TEXTS } from './methods/haccp';
import { type Assessment, HACCP_QUESTIONS, type RiskItem } from './types';

/** The part of an item a form is about: only its lines belong to fields of that form. */
export type ItemPart = 'content' | 'assessment' | 'residual' | 'owners' | 'limit';

/** The names an item is told with. */
export interface ItemNames {
  readonly place: (postId: string) => string;
  readonly person: (id: string | null) => string;
}

const YES_NO = (answer: boolean | null | undefined): string => (answer === true ? '是' : answer === false ? '否' : '未答');

function assessmentLines(title: string, made: Assessment | null): StandingLine[] {
  if (!made) return [{ label: title, text: '未评价' }];
  return [
    { label: title, text: `${METHOD_NAMES[made.method]},${RISK_LEVEL_NAMES[made.level]}${made.value === null ? '' : `,风险值 ${made.value}`}` },
    ...made.factors.map(({ key, value, text, name }) => ({ field: `factor${key}`, label: `${factorName({ key, name })} ${key}`, text: `${value} · ${text}` })),
    ...(made.method === 'HACCP' ? HACCP_QUESTIONS.map((question) => ({ field: `answer${question}`, label: `${question} ${HACCP_QUESTION_TEXTS[question]}`, text: YES_NO(made.answers[question]) })) : []),
    { field: 'grounds', label: '直接判定的情形', text: made.grounds.map(({ text }) => text).join(';') },
    { field: 'reason', label: '评价理由', text: made.reason },
  ];
}

function ownerLines(item: RiskItem, { person }: ItemNames): StandingLine[] {
  const marks = marksOf(item);
  const levels = [['ownerEnterprise', 'enterprise', '企业'], ['ownerWorkshop', 'workshop', '车间'], ['ownerPost', 'post', '岗位']] as const;
  return levels.flatMap(([field, level, name]) => [
    { field, label: `${name}责任人`, text: person(item[field]) || '未指定' },
    { field: `mark.${level}`, label: `${name}的分工`, text: `${OWNER_MARK_SYMBOLS[marks[level]]}${OWNER_MARK_NAMES[marks[level]]}` },
  ]);
}

/** All that an item says now; what `part` is about comes first, tied to the fields of its form. */
export function itemStanding(item: RiskItem, part: ItemPart, names: ItemNames): Standing {
  const parts: Readonly<Record<ItemPart, readonly StandingLine[]>> = {
    content: [
      { field: 'postId', label: '车间与岗位', text: names.place(item.postId) },
      { field: 'stage', label: '环节', text: STAGE_NAMES[item.stage] },
      { field: 'dimension', label: '维度', text: DIMENSION_NAMES[item.dimension] },
      { field: 'product', label: '产品/型号', text: item.product },
      { field: 'riskPoint', label: '风险点', text: item.riskPoint },
      { field: 'failure', label: '风险描述', text: item.failure },
      { field: 'consequence', label: '可能后果', text: item.consequence },
      { field: 'measureText', label: '管控措施', text: measuresText(item.measures) },
      { field: 'checkContent', label: '检查内容', text: item.checkContent },
      { field: 'method', label: '检查方法', text: item.method },
      { field: 'criterion', label: '判定准则', text: item.criterion },
      { field: 'frequency', label: '检查频次', text: FREQUENCY_NAMES[item.frequency] },
    ],
    assessment: assessmentLines('固有风险', item.assessment),
    residual: assessmentLines('残余风险', item.residual),
    owners: ownerLines(item, names),
    limit: [{ label: '准则的核对', text: item.limitVerified ? `已核对:${item.criterionStandard}` : '未核对' }, { label: '范本行的确认', text: item.confirmedBy ? `${names.person(item.confirmedBy)}已确认` : '还没有人确认' }],
  };
  const others = (Object.keys(parts) as ItemPart[]).filter((one) => one !== part);
  return {
    lock: { version: String(item.version) },
    lines: [...parts[part], ...others.flatMap((one) => parts[one].map(({ label, text }) => ({ label, text })))],
  };
}
