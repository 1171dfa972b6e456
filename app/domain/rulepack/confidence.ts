import type { Confidence } from './rules';

/** How well a rule is known, in words a person reads beside it. Proposals of this product never read as law. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  V: '已核对原文',
  'V(copy)': '已核对转载文本',
  S: '有政策文件依据',
  C: '公开的实务做法，不是法规条文',
  'C(report)': '据公开报道，未见原文',
  P: '本软件建议，企业可改',
};

/** A source with how well it is known, saying 本软件建议 only once. */
export function sourceWords(source: string, confidence: Confidence): string {
  const own = '本软件建议';
  if (confidence !== 'P' || !source.includes(own)) return `${source}（${CONFIDENCE_WORDS[confidence]}）`;
  return source.includes('企业可改') ? source : `${source}，企业可改`;
}
