import { alikeName } from '../../shared/fold';
import { remembered } from '../../shared/remembered';
import { DIMENSION_NAMES, STAGE_NAMES } from '../words';
import { DIMENSIONS, type Dimension, METHODS, type Method, type OwnerMark, type RiskLevel, type Stage, STAGES } from '../types';

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
/** One word of each level: its name, its colour, its ordinal. The longest of those that begin alike stand first. */
const LEVEL_SIGNS: readonly (readonly [RegExp, RiskLevel])[] = [
  [/重大|红|🔴|red/u, 'major'],
  [/较大|橙|🟠|orange/u, 'considerable'],
  [/一般|中(?!等?偏)|黄|🟡|yellow/u, 'general'],
  [/低|蓝|🔵|blue/u, 'low'],
];
const LEVEL_ORDINALS: readonly (readonly [RegExp, RiskLevel])[] = [[/^(?:[一1]|i)$/u, 'major'], [/^(?:[二2]|ii)$/u, 'considerable'], [/^(?:[三3]|iii)$/u, 'general'], [/^(?:[四4]|iv)$/u, 'low']];
/** What says nothing of which level it is. */
const LEVEL_FILLING = /风险|等级|级别|预警|[色级类第区]|[\s()[\]{}【】〔〕《》<>/\\|、,，。.:：;；*+\-—–_·~"'“”]|[★☆◆◇▲△●○■□▼▽◎⬤]|\u{FE0F}/gu;
const NO_LEVEL = /^(?:(?:尚|还|暂|暂时)?(?:未|待|没有?|无|不|空|缺|n\/?a)(?:进行)?(?:评价|评估|评定|评|分级|定级|确定|定|划分|填写?|适用|白)?(?:风险)?(?:等级|级别)?)?$/u;
const METHOD_WORDS: Words<Method> = [[/直接/u, 'direct'], [/^(LS|风险矩阵|矩阵)/iu, 'LS'], [/LEC|作业条件/iu, 'LEC'], [/FMEA|失效模式/iu, 'FMEA'], [/HACCP|关键控制点/iu, 'HACCP'], [/三因素/u, 'threeFactor'], [/(两|二|双)因素/u, 'twoFactor']];

/** Whether a text is what people write where nothing applies: a dash, a stroke, 无. */
export const saysNothing = (text: string): boolean => text.length <= 4 && /^(?:[-—–―－_/／\\]{1,4}|无)$/u.test(text);

/** Codes out of the words factories write; null for words that mean none of them. */
export const stageOf = remembered((text): Stage | null => first(text, STAGE_NAMES, STAGES, STAGE_WORDS));
export const dimensionOf = remembered((text): Dimension | null => first(text, DIMENSION_NAMES, DIMENSIONS, DIMENSION_WORDS));
export const methodOf = remembered((text): Method | null => METHODS.find((method) => method.toUpperCase() === bare(text).toUpperCase()) ?? METHOD_WORDS.find(([pattern]) => pattern.test(bare(text)))?.[1] ?? null);

/** Whether a cell of levels says that there is none: 未评价, —, 空. */
export const saysNoLevel = (text: string): boolean => NO_LEVEL.test(alikeName(text).replace(/[^\p{L}\p{N}/]|^\/+|\/+$/gu, ''));

/** The level that all words of a cell agree on: 红色/重大, Ⅰ级(重大), ◆ 重大; null where they say none, two, or something else beside it. */
export const levelOfWord = remembered((given): RiskLevel | null => {
  let rest = alikeName(given).replace(LEVEL_FILLING, '');
  const found = new Set<RiskLevel>();
  for (const [sign, level] of LEVEL_SIGNS) {
    if (!sign.test(rest)) continue;
    found.add(level);
    rest = rest.replace(new RegExp(sign, 'gu'), '');
  }
  const ordinal = LEVEL_ORDINALS.find(([sign]) => sign.test(rest))?.[1];
  if (ordinal) found.add(ordinal);
  return found.size === 1 && (rest === '' || ordinal) ? [...found][0]! : null;
});

/** A score as a cell writes it: `3`, `３`, `3 分`, `3分`, `3.0`, `3级`; null for words that are no number. */
export function scoreOf(text: string): number | null {
  const digits = /^([0-9]{1,4}(?:\.[0-9]{1,4})?)[分级档]?$/.exec(bare(text))?.[1];
  return digits === undefined ? null : Number(digits);
}

const MARKS: Readonly<Record<string, OwnerMark>> = { '★': 'lead', '●': 'concerned', '○': 'related' };

/** The mark of an owner that stands before or after a name; null without one. */
export const markOf = (text: string): OwnerMark | null => MARKS[/[★●○]/u.exec(text)?.[0] ?? ''] ?? null;
