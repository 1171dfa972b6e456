import { canonicalJson } from '../../shared/canonical';
import type { RiskItem } from '../types';

/** Fields a reader of a difference cares for, with their words. */
export const FIELD_NAMES = {
  stage: '环节',
  workshopId: '车间',
  postId: '岗位',
  dimension: '维度',
  product: '产品',
  riskPoint: '风险点',
  failure: '失效',
  consequence: '后果',
  measures: '管控措施',
  checkContent: '检查内容',
  method: '检查方法',
  criterion: '判定准则',
  criterionCondition: '准则适用',
  criterionStandard: '准则依据',
  limitVerified: '准则核对',
  limitReading: '副本对照',
  measurements: '测量值',
  frequency: '频次',
  changes: '触发的变化',
  hourWindow: '检查时段',
  level: '风险等级',
  assessment: '风险评价',
  ownerEnterprise: '企业责任人',
  ownerWorkshop: '车间责任人',
  ownerPost: '岗位责任人',
  ownerMarks: '责任分工',
  residual: '残余风险',
} as const satisfies Partial<Record<keyof RiskItem, string>>;

export type ComparedField = keyof typeof FIELD_NAMES;

export interface LineChange {
  readonly before: RiskItem;
  readonly after: RiskItem;
  readonly fields: readonly ComparedField[];
}

/** How one version of the list differs from another, line by line. */
export interface ListDiff {
  readonly added: readonly RiskItem[];
  readonly removed: readonly RiskItem[];
  readonly changed: readonly LineChange[];
  readonly unchanged: number;
}

const COMPARED = Object.keys(FIELD_NAMES) as ComparedField[];

/** Compares two versions by `lineId`: rows added, taken out, and changed with the fields that changed. */
export function diffLists(before: readonly RiskItem[], after: readonly RiskItem[]): ListDiff {
  const old = new Map(before.map((item) => [item.lineId, item]));
  const kept = new Set(after.map(({ lineId }) => lineId));
  const pairs = after.flatMap((item): LineChange[] => {
    const earlier = old.get(item.lineId);
    if (!earlier) return [];
    return [{ before: earlier, after: item, fields: COMPARED.filter((field) => earlier[field] !== item[field] && canonicalJson(earlier[field] ?? null) !== canonicalJson(item[field] ?? null)) }];
  });
  const changed = pairs.filter(({ fields }) => fields.length > 0);
  return {
    added: after.filter(({ lineId }) => !old.has(lineId)),
    removed: before.filter(({ lineId }) => !kept.has(lineId)),
    changed,
    unchanged: pairs.length - changed.length,
  };
}
