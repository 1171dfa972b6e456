import { measurementsText } from './measurementText';
import { CHANGE_NAMES, CONTROL_LEVEL_NAMES, DIMENSION_NAMES, FREQUENCY_NAMES, hourWindowWords, METHOD_NAMES, OWNER_MARK_SYMBOLS, RISK_LEVEL_NAMES, STAGE_NAMES } from '../words';
import { factorsText } from '../assess/assessments';
import { type ComparedField, FIELD_NAMES, type LineChange } from './diff';
import { marksOf } from './marks';
import { readingWords } from '../library/limit';
import { measuresText } from './measures';
import type { Assessment, RiskItem } from '../types';

/** A field that changed, both sides in words. */
export interface FieldChange {
  readonly field: ComparedField;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Names of the things an item points at. */
export interface Names {
  readonly workshop: (id: string | null) => string;
  readonly post: (id: string | null) => string;
  readonly person: (id: string | null) => string;
}

function assessed(assessment: Assessment | null): string {
  if (!assessment) return '未评价';
  const { method, value, level, setId, reason } = assessment;
  const score = [factorsText(assessment), value === null ? '' : `= ${value}`].filter(Boolean).join(' ');
  return `${METHOD_NAMES[method]} ${score} ${RISK_LEVEL_NAMES[level]}（${CONTROL_LEVEL_NAMES[assessment.controlLevel]}管控，${setId}）；理由：${reason}`.replace(/ +/g, ' ');
}

function marked(item: RiskItem): string {
  const { enterprise, workshop, post } = marksOf(item);
  return `企业${OWNER_MARK_SYMBOLS[enterprise]} 车间${OWNER_MARK_SYMBOLS[workshop]} 岗位${OWNER_MARK_SYMBOLS[post]}`;
}

/** What a field of an item says, in words; empty where it says nothing. */
export function fieldText(item: RiskItem, field: ComparedField, names: Names): string {
  switch (field) {
    case 'stage': return STAGE_NAMES[item.stage];
    case 'dimension': return DIMENSION_NAMES[item.dimension];
    case 'frequency': return FREQUENCY_NAMES[item.frequency];
    case 'changes': return (item.changes ?? []).map((kind) => CHANGE_NAMES[kind]).join('、');
    case 'hourWindow': return hourWindowWords(item.hourWindow);
    case 'workshopId': return names.workshop(item.workshopId);
    case 'postId': return names.post(item.postId);
    case 'measures': return measuresText(item.measures);
    case 'limitVerified': return item.limitVerified ? '已核对' : '未核对';
    case 'measurements': return measurementsText(item.measurements);
    case 'limitReading': return item.limitReading ? readingWords(item.limitReading) : '';
    case 'level': return item.level ? RISK_LEVEL_NAMES[item.level] : '未评价';
    case 'assessment': return assessed(item.assessment);
    case 'residual': return assessed(item.residual);
    case 'ownerMarks': return marked(item);
    case 'ownerEnterprise': case 'ownerWorkshop': case 'ownerPost': return names.person(item[field]) || '未指定';
    default: return item[field];
  }
}

/** The changed fields of a line in words; fields that read the same on both sides are left out. */
export const changesInWords = ({ before, after, fields }: LineChange, names: Names): FieldChange[] =>
  fields
    .map((field) => ({ field, name: FIELD_NAMES[field], before: fieldText(before, field, names), after: fieldText(after, field, names) }))
    .filter((change) => change.before !== change.after);
