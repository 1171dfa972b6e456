import type { Rules } from '../../rulepack/rules';
import type { Day } from '../../shared/day';
import { dutyGroundsOf, dutyUnknown } from '../dutyScope';
import { sizeOf } from '../size';
import { lastsOn } from './stretches';
import { APPOINTED_ROLES, type Appointment, type AppointedRole, type Enterprise } from '../types';

/** Why a role must be filled, or why it need not be. */
export type StaffingReason = 'inScope' | 'officerAlways' | 'licence' | 'certificate' | 'mediumOrLarge' | 'smallUnit' | 'certificateOff' | 'outOfScope' | 'dutyUnknown' | 'sizeUnknown';

export interface StaffingNeed {
  readonly role: AppointedRole;
  /** Null while the profile does not say enough to know. */
  readonly required: boolean | null;
  readonly reason: StaffingReason;
}

type Unit = Pick<Enterprise, 'licensed' | 'certified' | 'mandatoryStandard' | 'sizeField' | 'staff' | 'turnover'>;

/**
 * Which of the three roles a unit must fill: outside the scope none; inside it the 主要负责人 and an officer always,
 * a director for licence products, for compulsory certificates (a setting), and for 大中型 units otherwise. What the profile does not say is
 * not guessed.
 */
export function staffingNeeds(unit: Unit, rules: Pick<Rules, 'sizeLines' | 'directorForCertified'>): StaffingNeed[] {
  const director = directorNeed(unit, rules);
  const { reason, required } = director;
  if (reason === 'outOfScope' || reason === 'dutyUnknown') return APPOINTED_ROLES.map((role) => ({ role, required, reason }));
  return [{ role: 'principal', required: true, reason: 'inScope' }, director, { role: 'officer', required: true, reason: 'officerAlways' }];
}

function directorNeed(unit: Unit, rules: Pick<Rules, 'sizeLines' | 'directorForCertified'>): StaffingNeed {
  const role = 'director';
  if (dutyUnknown(unit)) return { role, required: null, reason: 'dutyUnknown' };
  if (dutyGroundsOf(unit).length === 0) return { role, required: false, reason: 'outOfScope' };
  if (unit.licensed) return { role, required: true, reason: 'licence' };
  if (unit.certified && rules.directorForCertified) return { role, required: true, reason: 'certificate' };
  if (!unit.mandatoryStandard) return { role, required: false, reason: 'certificateOff' };
  const size = sizeOf(unit, rules);
  if (size === null) return { role, required: null, reason: 'sizeUnknown' };
  return size === 'mediumOrLarge' ? { role, required: true, reason: 'mediumOrLarge' } : { role, required: false, reason: 'smallUnit' };
}

/** The required roles nobody holds on a day. Full-time or part-time makes no difference, and one person may hold several. */
export function missingRoles(
  needs: readonly StaffingNeed[],
  appointments: readonly Pick<Appointment, 'role' | 'fromDay' | 'toDay'>[],
  day: Day,
): StaffingNeed[] {
  return needs.filter((need) => need.required && !appointments.some((appointment) => appointment.role === need.role && lastsOn(appointment, day)));
}
