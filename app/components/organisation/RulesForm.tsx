import { Link } from '@remix-run/react';
import type { FormState } from '~/components/forms';
import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { FactList } from '~/components/ui';
import { RULES_CONTRACT, UPKEEP_FIELDS } from '~/domain/rulepack/contracts';
import { SETTING_LABELS, type Settings, yesNo } from '~/domain/rulepack/settings';

interface RulesView {
  readonly chosen: Settings;
  readonly version: number;
  readonly defaults: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<keyof Settings, string>>;
}

const ANSWERS = ['directorConfirmsMajor', 'verifierMayRectify', 'rectificationNeedsPhoto', 'anonymousReports', 'unverifiedOnPapers', 'directorForCertified'] as const;
const OTHERS = ['dueTime', 'idleMinutes', 'recurrenceDays', 'auditDays'] as const;
const DAYS = { hazardDaysGeneral: 'general', hazardDaysConsiderable: 'considerable', hazardDaysMajor: 'major' } as const;
const ROWS: readonly (readonly string[])[] = [Object.keys(DAYS), ANSWERS, OTHERS];

/** The rules a factory sets for itself, each with its default, its source and how well that is known. */
export function RulesForm({ view, state, mayEdit }: { view: RulesView; state: FormState | undefined; mayEdit: boolean }) {
  const { chosen, defaults, sources } = view;
  const note = (field: string, key: keyof Settings): string => `默认：${defaults[field] || '不填'}。${sources[key]}。`;
  if (!mayEdit) {
    return (
      <FactList
        facts={[
          ['风险分级', <Link key="standard" to="/risk/standard">见分级标准</Link>],
          ['整改期限', `一般 ${chosen.hazardDays.general} 天，较大 ${chosen.hazardDays.considerable} 天，重大 ${chosen.hazardDays.major} 天`],
          [SETTING_LABELS.directorConfirmsMajor, chosen.directorConfirmsMajor ? '是' : '否'],
          [SETTING_LABELS.verifierMayRectify, chosen.verifierMayRectify ? '是' : '否'],
          [SETTING_LABELS.rectificationNeedsPhoto, chosen.rectificationNeedsPhoto ? '是' : '否'],
          [SETTING_LABELS.anonymousReports, chosen.anonymousReports ? '是' : '否'],
          [SETTING_LABELS.unverifiedOnPapers, chosen.unverifiedOnPapers ? '是' : '否'],
          [SETTING_LABELS.dueTime, chosen.dueTime],
          [SETTING_LABELS.idleMinutes, `${chosen.idleMinutes} 分钟`],
          [SETTING_LABELS.recurrenceDays, `${chosen.recurrenceDays} 天内`],
          [SETTING_LABELS.auditDays, `${chosen.auditDays} 天`],
          ['清单的重新评估', `触发后 ${chosen.upkeep.reviewDays} 天内完成；年度评估提前 ${chosen.upkeep.yearlyLeadDays} 天提醒；停产满 ${chosen.upkeep.restartMonths} 个月复产须评估`],
          ['由记录提出的建议', `连续 ${chosen.upkeep.cleanChecks} 次符合放宽；${chosen.upkeep.failureDays} 天内 ${chosen.upkeep.failures} 次不符合加密；${chosen.upkeep.uncheckedDays} 天没有记录核对`],
          [SETTING_LABELS.standardNoticeDays, `${chosen.upkeep.standardNoticeDays} 天`],
          [SETTING_LABELS.directorForCertified, chosen.directorForCertified ? '是' : '否'],
        ]}
      />
    );
  }
  const known: Readonly<Record<string, Known>> = {
    version: { value: view.version },
    ...Object.fromEntries(Object.entries(DAYS).map(([name, grade]) => [name, { value: chosen.hazardDays[grade], help: note(name, 'hazardDays') }])),
    ...Object.fromEntries(ANSWERS.map((name) => [name, { value: yesNo(chosen[name]), help: note(name, name) }])),
    ...Object.fromEntries(OTHERS.map((name) => [name, { value: chosen[name], help: note(name, name), required: true }])),
    dueTime: { value: chosen.dueTime, help: `${note('dueTime', 'dueTime')}已有岗位在岗位页改。` },
    ...Object.fromEntries(UPKEEP_FIELDS.map((name) => [name, { value: chosen.upkeep[name], help: `默认：${defaults[name]}。` }])),
  };
  const { fields } = RULES_CONTRACT;
  return (
    <ContractForm key={view.version} contract={RULES_CONTRACT} state={state} known={known} without={[...ROWS.flat(), ...UPKEEP_FIELDS]}>
      <p className="soft">
        评价方法和分级在<Link to="/risk/standard">质量风险评估与分级标准</Link>中制定，每一版单独保存。
      </p>
      {ROWS.map((names) => (
        <div key={names[0]} className="fields-row">
          <ContractFields fields={fields} known={known} only={names} />
        </div>
      ))}
      <h3>清单的重新评估和由记录提出的建议</h3>
      <p className="soft">{sources.upkeep}。</p>
      <div className="fields-row">
        <ContractFields fields={fields} known={known} only={UPKEEP_FIELDS} />
      </div>
    </ContractForm>
  );
}
