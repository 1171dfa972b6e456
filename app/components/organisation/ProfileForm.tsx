import { CheckboxField, HiddenField, Kept, NumberField, SelectField, SubmitButton, TextField, VerbForm } from '~/components/forms';
import { FactList } from '~/components/ui';
import { PROFILE_LABELS, saidOf } from '~/domain/organisation/describeEnterprise';
import { DUTY_NAMES, statedDuty } from '~/domain/organisation/dutyScope';
import type { Enterprise, Versioned } from '~/domain/organisation/types';
import { ACTIVITY_NAMES, SIZE_FIELD_NAMES } from '~/domain/organisation/words';

const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
const DUTIES = optionsOf(DUTY_NAMES).map((option) => (option.value === 'none' ? { ...option, hint: '与前三项互斥；此时日周月制度为自愿' } : option));

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
  return (
    <VerbForm action="/settings/profile">
      <HiddenField name="version" value={enterprise.version} />
      <TextField name="name" label={PROFILE_LABELS.name} required defaultValue={enterprise.name} />
      <div className="fields-row">
        <TextField name="creditCode" label={PROFILE_LABELS.creditCode} required defaultValue={enterprise.creditCode} help="18位，末位为校验位。" />
        <TextField name="region" label={PROFILE_LABELS.region} required defaultValue={enterprise.region} help="报送由这个地区的监管部门接收。" />
      </div>
      <div className="fields-row">
        <SelectField name="activity" label={PROFILE_LABELS.activity} required options={optionsOf(ACTIVITY_NAMES)} defaultValue={enterprise.activity} />
        <SelectField name="sizeField" label={PROFILE_LABELS.sizeField} required options={optionsOf(SIZE_FIELD_NAMES)} defaultValue={enterprise.sizeField} />
        <NumberField name="staff" label={PROFILE_LABELS.staff} unit="人" required defaultValue={enterprise.staff} />
        <NumberField name="turnover" label={PROFILE_LABELS.turnover} unit="万元" required defaultValue={enterprise.turnover} />
      </div>
      <p className="soft">规模：{size}</p>
      <CheckboxField name="duty" label={PROFILE_LABELS.duty} required options={DUTIES} defaultValue={statedDuty(enterprise)} stacked />
      <SubmitButton>保存档案</SubmitButton>
    </VerbForm>
  );
}
