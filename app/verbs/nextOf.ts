import type { NextStep } from '~/domain/shared/afterword';
import { nextFirstStep } from '~/pages/desk/firstSteps';
import type { Context } from '~/services/context';
import type { Opened } from './needs';

const pathOf = (to: string): string => to.split(/[?#]/, 1)[0] ?? '';
const OF_PHONE = /^\/(today|my|check|records|team|c)(\/|$)/;
const ELSEWHERE = /^\/(account|sign-in|supervision|library|switch)(\/|$)/;
const OUTSET = { desk: { label: '看等我处理的事项', to: '/desk' }, phone: { label: '回到今日', to: '/today' } } as const;

/**
 * Where somebody goes on to after a deed that leads to `leads`: in a new factory, for who founds it, the first step that is not done; otherwise
 * to what waits for them. Null where the page it leads to is that.
 */
export async function nextOf(cx: Context, may: Opened<'factory'>['may'], leads: string): Promise<NextStep | null> {
  const here = pathOf(leads);
  if (ELSEWHERE.test(here)) return null;
  if (OF_PHONE.test(here)) return here === OUTSET.phone.to ? null : OUTSET.phone;
  const founder = may('settings.edit');
  const step = founder && (await nextFirstStep(cx, founder));
  if (step) return pathOf(step.to) === here ? null : step;
  return here === OUTSET.desk.to ? null : OUTSET.desk;
}
