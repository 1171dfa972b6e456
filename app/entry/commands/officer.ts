import { explain } from '~/domain/shared/refusal';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { createOfficer, type CreateOfficerRefusal } from '~/services/supervision/createOfficer';
import { firstPassword, wordsCommand } from './command';

function sentenceOf(refusal: CreateOfficerRefusal, regulator: string): string {
  if (refusal.code === 'unknownRegulator') return `没有名称或地区为“${regulator}”的监管部门。请先建立：npm run zhian -- regulator 名称 地区`;
  if (refusal.code === 'nameWrong') return '姓名和职务各为 1 至 50 个字。';
  return explain(ORGANISATION_REFUSALS, refusal).sentence;
}

/** `officer REGULATOR NAME LOGIN [TITLE]`: makes an officer of a regulator, named or by its region, and prints the first password once. */
export const officer = wordsCommand({
  name: 'officer',
  words: '监管部门（名称或地区） 姓名 登录名 [职务]',
  purpose: '新建监管人员账户',
  least: 3,
  most: 4,
  run: async (cx, [regulator = '', name = '', loginName = '', title = '监管人员'], print) => {
    const result = await createOfficer(cx, { regulator, name, loginName, title });
    print(result.ok ? `已建立${result.fact.regulatorName}的人员账户：${name.trim()}，${title.trim()}。${firstPassword(result.fact.loginName, result.fact.password)}` : sentenceOf(result.refusal, regulator));
    return result.ok ? 0 : 2;
  },
});
