import { type Decision, decided, refused } from '../shared/decision';
import type { Standing } from '../shared/standing';
import { ACTIVITY_NAMES, SIZE_FIELD_NAMES } from '../vocabulary/labels';
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

/** The profile as it stands, with the lock of its row. */
export const enterpriseStanding = (profile: EnterpriseProfile, version: number): Standing => ({
  lock: { version: String(version) },
  lines: [
    { field: 'name', label: '企业名称', text: profile.name },
    { field: 'creditCode', label: '统一社会信用代码', text: profile.creditCode },
    { field: 'region', label: '所属地区', text: profile.region },
    { field: 'activity', label: '经营类型', text: ACTIVITY_NAMES[profile.activity] },
    { field: 'sizeField', label: '规模口径', text: SIZE_FIELD_NAMES[profile.sizeField] },
    { field: 'staff', label: '从业人员', text: `${profile.staff} 人` },
    { field: 'turnover', label: '上年营业额', text: `${profile.turnover} 万元` },
    { field: 'duty', label: '适用情况', text: statedDuty(profile).map((duty) => DUTY_NAMES[duty]).join(';') },
  ],
});
