import { DIMENSION_NAMES, FREQUENCY_NAMES, RISK_LEVEL_NAMES, STAGE_NAMES } from '../../vocabulary/labels';
import { DIMENSIONS, type Dimension, FREQUENCIES, type Frequency, METHODS, type Method, type OwnerMark, RISK_LEVELS, type RiskLevel, type Stage, STAGES } from '../types';

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s()【】:]/gu, '');

type Words<T extends string> = readonly (readonly [RegExp, T])[];

const first = <T extends string>(text: string, names: Readonly<Record<T, string>>, codes: readonly T[], words: Words<T>): T | null => {
  const given = bare(text);
  return codes.find((code) => bare(names[code]) === given || code === text) ?? words.find(([pattern]) => pattern.test(given))?.[1] ?? null;
};

const STAGE_WORDS: Words<Stage> = [
  [/^(原材料|原料|原辅料|来料|进货|进厂|采购|供应商|入库|进货查验)/u, 'incoming'],
  [/(进货|采购|来料|原材料)/u, 'incoming'],
  [/^(出厂|成品|最终检验|出货|放行)/u, 'outgoing'],
  [/(检验设施|检验设备|检测设备|计量|检验仪器|试验设备|检验检测)/u, 'testing'],
  [/(销售|储运|储存|仓储|运输|交付|售后)/u, 'sales'],
  [/(设备|设施|工装)/u, 'equipment'],
  [/(环境)/u, 'environment'],
  [/(人员|培训|资质)/u, 'people'],
  [/(管理|制度|体系|文件|追溯)/u, 'management'],
  [/(过程|生产|工序|制程|加工|工艺)/u, 'process'],
  [/(出厂|检验)/u, 'outgoing'],
];
const DIMENSION_WORDS: Words<Dimension> = [[/^(工艺|法|方法)/u, 'technology'], [/^(设备|机|工装)/u, 'equipment'], [/^(环境|环)$/u, 'environment'], [/^(人员|人)/u, 'people'], [/^(管理|制度|体系|基础)/u, 'management']];
const FREQUENCY_WORDS: Words<Frequency> = [
  [/(每班|每日|每天|日常|1次\/[天日班]|一次\/[天日班]|^日$|^天$|^班$|日检|首件)/u, 'day'],
  [/(半年|6个月|六个月)/u, 'halfYear'],
  [/(季)/u, 'quarter'],
  [/(每月|月|\/月)/u, 'month'],
  [/(每周|周|星期)/u, 'week'],
  [/(年)/u, 'year'],
  [/(时$|每批|批次|逐批|更换|变更|事件|必要|需要|随时|不定期)/u, 'event'],
];
const LEVEL_WORDS: Words<RiskLevel> = [
  [/^(重大|红|重大风险|重大红|红重大|红色|[ⅠI1一]级|I|Ⅰ|1)(风险|色)?$/u, 'major'],
  [/^(较大|橙|较大风险|较大橙|橙较大|橙色|[Ⅱ2二]级|II级|II|Ⅱ|2)(风险|色)?$/u, 'considerable'],
  [/^(一般|黄|一般风险|一般黄|黄一般|黄色|中|[Ⅲ3三]级|III级|III|Ⅲ|3)(风险|色)?$/u, 'general'],
  [/^(低|蓝|低风险|低蓝|蓝低|蓝色|[Ⅳ4四]级|IV级|IV|Ⅳ|4)(风险|色)?$/u, 'low'],
];
const METHOD_WORDS: Words<Method> = [[/直接/u, 'direct'], [/^(LS|风险矩阵|矩阵)/iu, 'LS'], [/LEC|作业条件/iu, 'LEC'], [/FMEA|失效模式/iu, 'FMEA'], [/HACCP|关键控制点/iu, 'HACCP'], [/三因素/u, 'threeFactor'], [/(两|二|双)因素/u, 'twoFactor']];

/** Codes out of the words factories write; null for words that mean none of them. */
export const stageOf = (text: string): Stage | null => first(text, STAGE_NAMES, STAGES, STAGE_WORDS);
export const dimensionOf = (text: string): Dimension | null => first(text, DIMENSION_NAMES, DIMENSIONS, DIMENSION_WORDS);
export const frequencyOf = (text: string): Frequency | null => first(text, FREQUENCY_NAMES, FREQUENCIES, FREQUENCY_WORDS);
export const levelOfWord = (text: string): RiskLevel | null => first(text, RISK_LEVEL_NAMES, RISK_LEVELS, LEVEL_WORDS);
export const methodOf = (text: string): Method | null => METHODS.find((method) => method.toUpperCase() === bare(text).toUpperCase()) ?? METHOD_WORDS.find(([pattern]) => pattern.test(bare(text)))?.[1] ?? null;

const MARKS: Readonly<Record<string, OwnerMark>> = { '★': 'lead', '●': 'concerned', '○': 'related' };

/** A named person with the mark that may stand before or after the name. */
export function namedPerson(text: string): { readonly name: string; readonly mark: OwnerMark | null } {
  const sign = /[★●○]/u.exec(text)?.[0];
  return { name: text.replace(/[★●○\s]/gu, ''), mark: sign ? MARKS[sign]! : null };
}
