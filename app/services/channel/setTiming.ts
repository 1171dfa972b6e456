import type { ChannelRefusal } from '~/domain/channel/open';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { ReminderRules } from '~/domain/rulepack/rules';
import { type Decision, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { setRule } from '../enterprise/setRule';

/** Says when whom reminders reach, and when nothing is pushed; from now on. Event `settings.remindersSet`. */
export async function setTiming(cx: Context, permit: Authorised<'settings.edit'>, wanted: ReminderRules): Promise<Decision<{ changed: boolean }, ChannelRefusal>> {
  const { head, director, principal } = wanted.ladder;
  return head > director || director > principal ? refused({ code: 'ladderBack' }) : setRule(cx, permit, 'reminders', wanted);
}
