import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { ChannelRefusal } from '~/domain/channel/open';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rulesOf } from '~/domain/rulepack/pack';
import type { ReminderRules } from '~/domain/rulepack/rules';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Says when whom reminders reach, and when nothing is pushed; from now on. Event `settings.remindersSet`. */
export function setTiming(cx: Context, permit: Authorised<'settings.edit'>, wanted: ReminderRules): Promise<Decision<{ changed: boolean }, ChannelRefusal>> {
  return decide<{ changed: boolean }, ChannelRefusal>(async () => {
    const { enterpriseId } = permit;
    const { head, director, principal } = wanted.ladder;
    if (head > director || director > principal) return refused({ code: 'ladderBack' });
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const before = rulesOf(stored.values).reminders;
    if (canonicalJson(before as unknown as Json) === canonicalJson(wanted as unknown as Json)) return decided({ changed: false });
    const values = { ...stored.values, reminders: wanted as unknown as Json };
    await record(cx, permit, { type: 'settings.remindersSet', subject: { kind: 'settings', id: enterpriseId }, payload: { from: before as unknown as Json, to: wanted as unknown as Json } }, [
      update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided({ changed: true });
  });
}
