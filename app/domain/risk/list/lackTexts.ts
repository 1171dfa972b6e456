import { STAGE_NAMES } from '../words';
import type { ItemLack, Lack } from './lacks';

/** What an item lacks, in words, with what to do about it. */
export const ITEM_LACK_NAMES: Readonly<Record<ItemLack, string>> = {
  unconfirmed: '范本行尚未由本企业人员确认',
  noLevel: '没有评价等级',
  noMeasure: '没有管控措施',
  noOwner: '没有指定责任人',
  postOnly: '重大、较大风险不能只由岗位管控，请同时指定企业和车间责任人',
  haccpOpen: '关键控制点判断树还没有答完',
  haccpModify: '关键控制点判断的结论是须修改步骤、工艺或产品，请修改后重新判断',
  noEnterpriseOwner: '重大、较大风险须由企业级管控，尚未指定企业责任人',
  ownerLeft: '指定的责任人已不在本企业',
  postClosed: '所在岗位已撤销',
  limitUnverified: '判定准则未核对',
  standardReplaced: '引用的标准已被代替，或即将被代替',
  noCriterion: '没有判定准则',
  frequencyRare: '重大、较大风险的检查频次低于等级建议（建议为本软件的默认值，企业可定）',
  levelUnnamed: '车间或岗位一级尚未指定责任人',
};

/** One lack as a sentence. */
export function lackText(lack: Lack): string {
  if (lack.kind === 'empty') return '清单里还没有风险项';
  if (lack.kind === 'emptyLink') return `“${STAGE_NAMES[lack.stage]}”环节没有风险项`;
  return ITEM_LACK_NAMES[lack.kind];
}
