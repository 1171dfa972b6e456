import { TEMPLATE_CONTRACTS as asks } from '~/domain/risk/library/contracts';
import { TEMPLATE_MEGABYTES } from '~/domain/risk/library/houseTemplate';
import { RISK_REFUSALS, type RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { made } from '~/services/aside/made';
import { auditExport } from '~/services/audit/auditExport';
import type { Context } from '~/services/context';
import { houseTemplateOf, otherHouses } from '~/services/risk/library/houseTemplates';
import type { TemplateFileRefusal } from '~/services/risk/library/readHouseTemplate';
import type { HouseSource, HouseTaken } from '~/services/risk/library/takeHouseTemplate';
import { verb } from './verb';

type TakeRefusal = RiskRefusal | TemplateFileRefusal | { readonly code: 'houseUnknown' };

const WORDS: RefusalTexts<TakeRefusal> = {
  ...RISK_REFUSALS,
  houseUnknown: () => ({ status: 404, field: 'from', sentence: '没有这家企业，或您在那里看不到全企业的清单。' }),
  templateTooLarge: () => ({ status: 413, field: 'file', sentence: `范本文件超过 ${TEMPLATE_MEGABYTES} MB，没有读入。` }),
  templateUnreadable: ({ where }) => ({ status: 422, field: 'file', sentence: `这不是本软件导出的厂级范本，或内容被改坏了${where ? `（${where}）` : ''}，什么都没有放入。请重新导出。` }),
};

/** The template of another factory of the same person, whose trail tells that it was handed out; or that of a file. */
async function templateIn(cx: Context, permit: Authorised<'risk.edit'>, { from, file }: { readonly from: string; readonly file: File | null }): Promise<Decision<HouseSource, TakeRefusal>> {
  if (from === '') return file && file.size <= TEMPLATE_MEGABYTES * 1024 * 1024 ? decided({ json: await file.text() }) : refused({ code: 'templateTooLarge' });
  const house = (await otherHouses(cx, permit)).find(({ enterpriseId }) => enterpriseId === from);
  const template = house && (await houseTemplateOf(cx, house.permit));
  if (!template) return refused({ code: 'houseUnknown' });
  await auditExport(cx, house.permit, '厂级范本，由本人的另一家企业取用');
  return decided(template);
}

const saidOf = ({ laid, present, waiting, opened, adopted }: HouseTaken): string =>
  [`已放入 ${laid} 行`, opened > 0 ? `新建 ${opened} 个岗位` : '', adopted ? '分级标准已采用为新的一版' : '', present > 0 ? `${present} 行已有` : '', waiting > 0 ? `${waiting} 行没有对应的岗位，没有放入` : ''].filter(Boolean).join('，');

export const houseTaking = verb({
  of: '/risk', contract: asks.takeHouse, needs: 'risk.edit', words: WORDS,
  faults: ({ from, file }) => ((from === '') === (file === null) ? [{ field: from === '' ? 'file' : 'from', sentence: '请选择一家企业，或选一个范本文件，二者取一。' }] : []),
  does: async (cx, permit, _, { posts, standard, ...source }, { may }): Promise<Decision<HouseTaken, TakeRefusal>> => {
    const template = await templateIn(cx, permit, source);
    return template.ok ? made(cx, 'takeHouse', [permit, template.fact, { posts: posts ? may('organisation.manage') : null, standard: standard ? may('risk.publish') : null }]) : template;
  },
  tells: (fact) => `${saidOf(fact)}。`,
  next: () => ({ label: '逐行确认', to: '/risk?version=draft&mark=unconfirmed' }),
  to: () => '/risk?version=draft',
});
