import { Kept } from '~/components/forms';
import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { FactList } from '~/components/ui';
import { PROFILE_LABELS, saidOf } from '~/domain/organisation/describeEnterprise';
import { DUTY_NAMES, statedDuty } from '~/domain/organisation/dutyScope';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';
import type { Enterprise, Versioned } from '~/domain/organisation/types';
import { ACTIVITY_NAMES } from '~/domain/organisation/words';

const { describe: asked } = SETTINGS_CONTRACTS;
const ROWS = [['creditCode', 'region'], ['activity', 'sizeField', 'staff', 'turnover']];

/** The factory's profile, to read or to change. */
export function ProfileForm({ enterprise, size, mayEdit }: { enterprise: Versioned<Enterprise>; size: string; mayEdit: boolean }) {
  if (!mayEdit) {
    return (
      <FactList
        facts={[
          [PROFILE_LABELS.name, enterprise.name],
          [PROFILE_LABELS.creditCode, <span key="code" className="mono">{enterprise.creditCode}</span>],
          [PROFILE_LABELS.activity, ACTIVITY_NAMES[enterprise.activity]],
          [PROFILE_LABELS.staff, saidOf(enterprise.staff, '人')],
          [PROFILE_LABELS.turnover, saidOf(enterprise.turnover, '万元')],
          ['规模', size],
          [PROFILE_LABELS.region, enterprise.region],
          [PROFILE_LABELS.duty, statedDuty(enterprise).map((one) => DUTY_NAMES[one]).join('；')],
        ]}
      />
    );
  }
  return (
    <Kept record={{ enterprise, size }} words={(known) => String(known.enterprise.version)}>
      {(known) => <ProfileFields {...known} />}
    </Kept>
  );
}

function ProfileFields({ enterprise, size }: { enterprise: Versioned<Enterprise>; size: string }) {
  const { version, name, creditCode, region, activity, sizeField, staff, turnover } = enterprise;
  const known: Readonly<Record<string, Known>> = {
    version: { value: version }, name: { value: name }, creditCode: { value: creditCode }, region: { value: region }, activity: { value: activity, listed: true },
    sizeField: { value: sizeField, listed: true }, staff: { value: staff }, turnover: { value: turnover }, duty: { value: statedDuty(enterprise), stacked: true, required: true },
  };
  return (
    <ContractForm contract={asked} of="/settings" known={known} without={[...ROWS.flat(), 'duty']}>
      {ROWS.map((names) => (
        <div key={names[0]} className="fields-row">
          <ContractFields fields={asked.fields} known={known} only={names} />
        </div>
      ))}
      <p className="soft">规模：{size}</p>
      <ContractFields fields={asked.fields} known={known} only={['duty']} />
    </ContractForm>
  );
}
