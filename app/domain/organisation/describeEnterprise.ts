import { type Decision, decided, refused } from '../shared/decision';
import { type Snapshot, toldBy } from '../shared/standing';
import { ACTIVITY_NAMES, SIZE_FIELD_NAMES } from './words';
import { creditCodeFault } from './creditCode';
import { DUTY_NAMES, statedDuty } from './dutyScope';
import type { CreditCodeTaken, CreditCodeWrong } from './refusals';
import type { Enterprise } from './types';

/** What a factory says of itself. */
export type EnterpriseProfile = Omit<Enterprise, 'enterpriseId'>;

/** Accepts a profile whose 统一社会信用代码 is whole and nobody else's. `taken` speaks of other enterprises only. */
export function describeEnterprise(profile: EnterpriseProfile, taken: boolean): Decision<EnterpriseProfile, CreditCodeWrong | CreditCodeTaken> {
  const fault = creditCodeFault(profile.creditCode);
  if (fault) return refused({ code: 'creditCodeWrong', fault });
  return taken ? refused({ code: 'creditCodeTaken' }) : decided(profile);
}

/** What the fields of the profile are called. */
export const PROFILE_LABELS = {
  name: '企业名称', creditCode: '统一社会信用代码', region: '所属地区', activity: '经营类型', sizeField: '规模口径', staff: '从业人员', turnover: '上年营业额', duty: '适用情况',
} as const;

/** A figure of the profile in words. */
export const saidOf = (value: number | null, unit: string): string => (value === null ? '还没有填写' : `${value} ${unit}`);

const told = toldBy(PROFILE_LABELS);

/** The profile as it stands, with the lock of its row. */
export const enterpriseStanding = (profile: EnterpriseProfile, version: number): Snapshot => ({
  lock: { version: String(version) },
  lines: [
    told('name', profile.name),
    told('creditCode', profile.creditCode),
    told('region', profile.region),
    told('activity', ACTIVITY_NAMES[profile.activity], profile.activity),
    told('sizeField', SIZE_FIELD_NAMES[profile.sizeField], profile.sizeField),
    told('staff', saidOf(profile.staff, '人'), String(profile.staff ?? '')),
    told('turnover', saidOf(profile.turnover, '万元'), String(profile.turnover ?? '')),
    told('duty', statedDuty(profile).map((duty) => DUTY_NAMES[duty]).join('；'), statedDuty(profile)),
  ],
});
