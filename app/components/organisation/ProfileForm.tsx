import { CheckboxField, HiddenField, NumberField, SelectField, SubmitButton, TextField, VerbForm } from '~/components/forms';
import { FactList } from '~/components/ui';
import { DUTY_NAMES, statedDuty } from '~/domain/organisation/dutyScope';
import type { Enterprise, Versioned } from '~/domain/organisation/types';
import { ACTIVITY_NAMES, SIZE_FIELD_NAMES } from '~/domain/vocabulary/labels';

const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
const DUTIES = optionsOf(DUTY_NAMES).map((option) => (option.value === 'none' ? { ...option, hint: '与前三项互斥;此时日周月制度为自愿' } : option));

/** The factory's profile, to read or to change. */
export function ProfileForm({ enterprise, size, mayEdit }: { enterprise: Versioned<Enterprise>; size: string; mayEdit: boolean }) {
  const stated = statedDuty(enterprise);
  if (!mayEdit) {
    return (
      <FactList
        facts={[
          ['企业名称', enterprise.name],
          ['统一社会信用代码', <span key="code" className="mono">{enterprise.creditCode}</span>],
          ['经营类型', ACTIVITY_NAMES[enterprise.activity]],
          ['从业人员', `${enterprise.staff} 人`],
          ['上年营业额', `${enterprise.turnover} 万元`],
          ['规模', size],
          ['所属地区', enterprise.region],
          ['适用情况', stated.map((one) => DUTY_NAMES[one]).join(';')],
        ]}
      />
    );
  }
  return (
    <VerbForm action="/settings/profile" key={enterprise.version}>
      <HiddenField name="version" value={enterprise.version} />
      <TextField name="name" label="企业名称" required defaultValue={enterprise.name} />
      <div className="fields-row">
        <TextField name="creditCode" label="统一社会信用代码" required defaultValue={enterprise.creditCode} help="18位,末位为校验位。" />
        <TextField name="region" label="所属地区" required defaultValue={enterprise.region} help="报送由这个地区的监管部门接收。" />
      </div>
      <div className="fields-row">
        <SelectField name="activity" label="经营类型" required options={optionsOf(ACTIVITY_NAMES)} defaultValue={enterprise.activity} />
        <SelectField name="sizeField" label="规模口径" required options={optionsOf(SIZE_FIELD_NAMES)} defaultValue={enterprise.sizeField} />
        <NumberField name="staff" label="从业人员" unit="人" required defaultValue={enterprise.staff} />
        <NumberField name="turnover" label="上年营业额" unit="万元" required defaultValue={enterprise.turnover} />
      </div>
      <p className="soft">规模:{size}</p>
      <CheckboxField name="duty" label="适用情况" required options={DUTIES} defaultValue={stated} stacked />
      <SubmitButton>保存档案</SubmitButton>
    </VerbForm>
  );
}
