import { type Snapshot, type StandingLine, toldBy } from '../../shared/standing';
import { CHANGE_NAMES, DIMENSION_NAMES, FREQUENCY_NAMES, hourWindowWords, METHOD_NAMES, RISK_LEVEL_NAMES, STAGE_NAMES } from '../words';
import { factorName } from '../assess/assessments';
import { IMPORT_FIELD_NAMES } from '../import/fields';
import { markWords, marksOf, OWNER_LEVELS, partLabel } from './marks';
import { limitWords } from '../library/limit';
import { measurementsText } from './measurementText';
import { measuresText } from './measures';
import { HACCP_QUESTION_TEXTS } from '../assess/methods/haccp';
import { type Assessment, HACCP_QUESTIONS, type RiskItem } from '../types';

/** The part of an item a form is about: only its lines belong to fields of that form. */
export type ItemPart = 'content' | 'assessment' | 'residual' | 'owners' | 'limit' | 'measured';

/** The names an item is told with. */
export interface ItemNames {
  readonly place: (postId: string) => string;
  readonly person: (id: string | null) => string;
}

const { stage, dimension, product, riskPoint, failure, consequence, measures: measureText, checkContent, method, criterion, criterionCondition, frequency } = IMPORT_FIELD_NAMES;

/** What the fields of the forms of an item are called. */
export const ITEM_LABELS = {
  postId: '车间与岗位', stage, dimension, product, riskPoint, failure, consequence, measureText, checkContent, method, criterion, criterionCondition, frequency, grounds: '直接判定的情形', reason: '评价理由',
} as const;

const told = toldBy(ITEM_LABELS);

const YES_NO = (answer: boolean | null | undefined): string => (answer === true ? '是' : answer === false ? '否' : '未答');
const posted = (answer: boolean | null | undefined): string => (answer === true ? 'yes' : answer === false ? 'no' : '');

function assessmentLines(title: string, made: Assessment | null): StandingLine[] {
  if (!made) return [{ label: title, text: '未评价' }];
  return [
    { label: title, text: `${METHOD_NAMES[made.method]}，${RISK_LEVEL_NAMES[made.level]}${made.value === null ? '' : `，风险值 ${made.value}`}` },
    ...made.factors.map(({ key, value, text, name }) => ({ field: `factor${key}`, label: `${factorName({ key, name })} ${key}`, text: `${value} · ${text}`, value: String(value) })),
    ...(made.method === 'HACCP' ? HACCP_QUESTIONS.map((question) => ({ field: `answer${question}`, label: `${question} ${HACCP_QUESTION_TEXTS[question]}`, text: YES_NO(made.answers[question]), value: posted(made.answers[question]) })) : []),
    told('grounds', made.grounds.map(({ text }) => text).join('；'), made.grounds.map(({ id }) => id)),
    told('reason', made.reason),
  ];
}

function ownerLines(item: RiskItem, { person }: ItemNames): StandingLine[] {
  const marks = marksOf(item);
  return OWNER_LEVELS.flatMap(([field, level, name]) => [
    { field, label: IMPORT_FIELD_NAMES[field], text: person(item[field]) || '未指定', value: item[field] ?? '' },
    { field: `mark.${level}`, label: partLabel(name), text: markWords(marks[level]), value: marks[level] },
  ]);
}

/** All that an item says now; what `part` is about comes first, tied to the fields of its form. */
export function itemStanding(item: RiskItem, part: ItemPart, names: ItemNames): Snapshot {
  const parts: Readonly<Record<ItemPart, readonly StandingLine[]>> = {
    content: [
      told('postId', names.place(item.postId), item.postId),
      told('stage', STAGE_NAMES[item.stage], item.stage),
      told('dimension', DIMENSION_NAMES[item.dimension], item.dimension),
      told('product', item.product),
      told('riskPoint', item.riskPoint),
      told('failure', item.failure),
      told('consequence', item.consequence),
      told('measureText', measuresText(item.measures)),
      told('checkContent', item.checkContent),
      told('method', item.method),
      told('criterion', item.criterion),
      told('criterionCondition', item.criterionCondition),
      told('frequency', FREQUENCY_NAMES[item.frequency], item.frequency),
    ],
    assessment: assessmentLines('固有风险', item.assessment),
    residual: assessmentLines('残余风险', item.residual),
    owners: ownerLines(item, names),
    measured: [{ label: '测量值', text: measurementsText(item.measurements) || '不填' }, { label: '触发的变化', text: (item.changes ?? []).map((kind) => CHANGE_NAMES[kind]).join('、') || '不限' }, { label: '检查时段', text: hourWindowWords(item.hourWindow) || '整个班次' }],
    limit: [{ label: '准则的核对', text: limitWords(item) }, { label: '范本行的确认', text: item.confirmedBy ? `${names.person(item.confirmedBy)}已确认` : '还没有人确认' }],
  };
  const others = (Object.keys(parts) as ItemPart[]).filter((one) => one !== part);
  return {
    lock: { version: String(item.version) },
    lines: [...parts[part], ...others.flatMap((one) => parts[one].map(({ label, text }) => ({ label, text })))],
  };
}
