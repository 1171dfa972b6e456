import type { DirectGround } from '../../types';

const FOCUS = '生产环节的重点问题（市场监管部门工作文件）；直接判为重大是本软件的建议';
const REPEATED = '监督抽查连续不合格列入约谈情形（市场监管部门工作文件）；直接判为重大是本软件的建议';
const MANDATORY = '产品质量不符合国家标准属重点问题（市场监管部门工作文件）；直接判为重大是本软件的建议';
const MARK = '直接判为重大是本软件的建议';

/** The grounds every factory has: each sets 重大 whatever the score. Making them so is this product's proposal and is shown as one. */
export const DIRECT_GROUNDS: readonly DirectGround[] = [
  { id: 'unlicensed', text: '无证生产，或超许可范围生产', basis: FOCUS },
  { id: 'untested', text: '未检验出厂', basis: FOCUS },
  { id: 'mandatory', text: '强制性标准项目不合格', basis: MANDATORY },
  { id: 'adulterated', text: '掺杂掺假、偷工减料', basis: FOCUS },
  { id: 'forgedMark', text: '伪造、冒用强制性产品认证（CCC）标志', basis: MARK },
  { id: 'sampledTwice', text: '监督抽查连续 2 次不合格', basis: REPEATED },
];

/** The grounds with those ids, each once and in their order; null when one of the ids is no ground. */
export function groundsOf(ids: readonly string[], known: readonly DirectGround[]): DirectGround[] | null {
  return ids.every((id) => known.some((ground) => ground.id === id)) ? known.filter(({ id }) => ids.includes(id)) : null;
}
