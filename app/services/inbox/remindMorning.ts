import type { Context } from '../context';
import { remindHazards } from './remindHazards';
import { remindMissed } from './remindMissed';
import { remindPeriods } from './remindPeriods';

/** All reminders of the morning of one factory; a second run adds nothing. Answers how many were new. */
export async function remindMorning(cx: Context, enterpriseId: string): Promise<number> {
  return (await remindMissed(cx, enterpriseId)) + (await remindHazards(cx, enterpriseId)) + (await remindPeriods(cx, enterpriseId));
}
