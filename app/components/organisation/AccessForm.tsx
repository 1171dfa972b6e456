import { ContractFields } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { FactList } from '~/components/ui';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { Role } from '~/domain/organisation/types';
import type { AccessRules } from '~/domain/rulepack/rules';
import { yesNo } from '~/domain/rulepack/settings';

const { setAccess } = SETTINGS_CONTRACTS;
const ROLES = Object.keys(ROLE_NAMES) as Role[];
const idleField = (role: Role): string => `idle_${role}`;

/** How people of the factory stay signed in and how they sign. */
export function AccessForm({ access, source, mayEdit }: { readonly access: AccessRules; readonly source: string; readonly mayEdit: boolean }) {
  const { signChecks, signMinutes, keepDays, idleByRole, secondFactor } = access;
  if (!mayEdit) {
    return (
      <FactList
        facts={[
          [setAccess.fields.signChecks.label, signChecks ? '是' : '否'],
          [setAccess.fields.signMinutes.label, `${signMinutes} 分钟`],
          [setAccess.fields.keepDays.label, keepDays === 0 ? '不允许' : `${keepDays} 天`],
          [setAccess.fields.secondFactor.label, secondFactor.map((role) => ROLE_NAMES[role]).join('、') || '没有'],
          ...ROLES.flatMap((role) => (idleByRole[role] === undefined ? [] : [[`闲置退出：${ROLE_NAMES[role]}`, `${idleByRole[role]} 分钟`] as const])),
        ]}
      />
    );
  }
  const known = {
    signChecks: { value: yesNo(signChecks) }, signMinutes: { value: signMinutes }, keepDays: { value: keepDays }, secondFactor: { value: secondFactor },
    ...Object.fromEntries(ROLES.map((role) => [idleField(role), { value: idleByRole[role] ?? null }])),
  };
  const idle = ROLES.map(idleField);
  return (
    <ContractForm contract={setAccess} of="/settings" known={known} without={idle} quiet>
      <p className="soft">{source}。签认、周排查报告和月调度纪要的签字一律核验；保持登录的设备上，所有签名都核验。</p>
      <h3>各角色的闲置退出时间</h3>
      <p className="soft">不填的用上面“规则设置”里的闲置退出时间；一人有几个角色的，按最短的算。</p>
      <div className="fields-row"><ContractFields fields={setAccess.fields} known={known} only={idle} /></div>
    </ContractForm>
  );
}
