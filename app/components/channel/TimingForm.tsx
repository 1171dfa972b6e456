import type { Known } from '~/components/forms/ContractFields';
import { ContractFields } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { CHANNEL_CONTRACTS } from '~/domain/channel/contracts';
import type { ReminderRules } from '~/domain/rulepack/rules';

const LADDER = ['ahead', 'head', 'director', 'principal'] as const;
const QUIET = ['quietFrom', 'quietTo', 'onRestDays'] as const;

/** When whom a limit reaches, and when nothing is pushed. */
export function TimingForm({ timing: { ladder, quiet, onRestDays } }: { readonly timing: ReminderRules }) {
  const known: Readonly<Record<string, Known>> = {
    ...Object.fromEntries(LADDER.map((name) => [name, { value: ladder[name], required: true }])),
    quietFrom: { value: quiet.from, help: '站内提醒不受影响；积下的消息在结束后一次推送。' }, quietTo: { value: quiet.to }, onRestDays: { value: onRestDays ? 'yes' : 'no' },
  };
  return (
    <ContractForm contract={CHANNEL_CONTRACTS.timing} of="/settings/reminders" known={known} without={[...LADDER, ...QUIET]} quiet>
      {[LADDER, QUIET].map((names) => (
        <div key={names[0]} className="fields-row">
          <ContractFields fields={CHANNEL_CONTRACTS.timing.fields} known={known} only={names} />
        </div>
      ))}
    </ContractForm>
  );
}
