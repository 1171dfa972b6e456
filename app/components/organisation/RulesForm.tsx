import { Link } from '@remix-run/react';
import { HiddenField, NumberField, VerbForm, RadioField, SubmitButton, TextField, type FormState } from '~/components/forms';
import { FactList } from '~/components/ui';
import { SETTING_LABELS, type Settings, yesNo } from '~/domain/rulepack/settings';

interface RulesView {
  readonly chosen: Settings;
  readonly version: number;
  readonly defaults: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<keyof Settings, string>>;
}

const YES_NO = [{ value: 'yes', label: '是' }, { value: 'no', label: '否' }] as const;
const UPKEEP_FIELDS = [['reviewDays', '天'], ['yearlyLeadDays', '天'], ['restartMonths', '个月'], ['cleanChecks', '次'], ['failures', '次'], ['failureDays', '天'], ['uncheckedDays', '天'], ['standardNoticeDays', '天']] as const;

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
  return (
    <VerbForm state={state} key={view.version}>
      <HiddenField name="version" value={view.version} />
      <p className="soft">
        评价方法和分级在<Link to="/risk/standard">质量风险评估与分级标准</Link>中制定，每一版单独保存。
      </p>
      <div className="fields-row">
        <NumberField name="hazardDaysGeneral" label={SETTING_LABELS.hazardDaysGeneral} unit="天" required defaultValue={chosen.hazardDays.general} help={note('hazardDaysGeneral', 'hazardDays')} />
        <NumberField name="hazardDaysConsiderable" label={SETTING_LABELS.hazardDaysConsiderable} unit="天" required defaultValue={chosen.hazardDays.considerable} help={note('hazardDaysConsiderable', 'hazardDays')} />
        <NumberField name="hazardDaysMajor" label={SETTING_LABELS.hazardDaysMajor} unit="天" required defaultValue={chosen.hazardDays.major} help={note('hazardDaysMajor', 'hazardDays')} />
      </div>
      <div className="fields-row">
        <RadioField name="directorConfirmsMajor" label={SETTING_LABELS.directorConfirmsMajor} required options={YES_NO} defaultValue={yesNo(chosen.directorConfirmsMajor)} help={note('directorConfirmsMajor', 'directorConfirmsMajor')} />
        <RadioField name="verifierMayRectify" label={SETTING_LABELS.verifierMayRectify} required options={YES_NO} defaultValue={yesNo(chosen.verifierMayRectify)} help={note('verifierMayRectify', 'verifierMayRectify')} />
        <RadioField name="rectificationNeedsPhoto" label={SETTING_LABELS.rectificationNeedsPhoto} required options={YES_NO} defaultValue={yesNo(chosen.rectificationNeedsPhoto)} help={note('rectificationNeedsPhoto', 'rectificationNeedsPhoto')} />
        <RadioField name="directorForCertified" label={SETTING_LABELS.directorForCertified} required options={YES_NO} defaultValue={yesNo(chosen.directorForCertified)} help={note('directorForCertified', 'directorForCertified')} />
      </div>
      <div className="fields-row">
        <TextField name="dueTime" label={SETTING_LABELS.dueTime} required maxLength={5} defaultValue={chosen.dueTime} help={`${note('dueTime', 'dueTime')}已有岗位在岗位页改。`} />
        <NumberField name="idleMinutes" label={SETTING_LABELS.idleMinutes} unit="分钟" required defaultValue={chosen.idleMinutes} help={note('idleMinutes', 'idleMinutes')} />
        <NumberField name="recurrenceDays" label={SETTING_LABELS.recurrenceDays} unit="天内" required defaultValue={chosen.recurrenceDays} help={note('recurrenceDays', 'recurrenceDays')} />
        <NumberField name="auditDays" label={SETTING_LABELS.auditDays} unit="天" required defaultValue={chosen.auditDays} help={note('auditDays', 'auditDays')} />
      </div>
      <h3>清单的重新评估和由记录提出的建议</h3>
      <p className="soft">{sources.upkeep}。</p>
      <div className="fields-row">
        {UPKEEP_FIELDS.map(([field, unit]) => (
          <NumberField key={field} name={field} label={SETTING_LABELS[field]} unit={unit} required defaultValue={chosen.upkeep[field]} help={`默认：${defaults[field]}。`} />
        ))}
      </div>
      <SubmitButton>保存规则</SubmitButton>
    </VerbForm>
  );
}
