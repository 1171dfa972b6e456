import type { Context } from '../context';
import { remindHazards } from './remindHazards';
import { remindMissed } from './remindMissed';
import { remindPeriods } from './remindPeriods';
import { remindReadings } from './remindReadings';
import { remindReviews } from './remindReviews';

/** All reminders of the morning of one factory; a second run adds nothing. Answers how many were new. */
export async function remindMorning(cx: Context, enterpriseId: string): Promise<number> {
  let reminded = 0;
  for (const remind of [remindMissed, remindHazards, remindPeriods, remindReadings, remindReviews]) reminded += await remind(cx, enterpriseId);
  return reminded;
}
