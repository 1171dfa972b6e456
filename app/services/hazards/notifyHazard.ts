import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { notify, type NotifyInput, type NotifyRefusal } from '~/domain/hazard/notify';
import { noticeNumber, noticeSeries } from '~/domain/hazard/numbers';
import type { HazardAccessRefusal } from '~/domain/hazard/refusals';
import type { Authorised } from '~/domain/organisation/access/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { commitDeeds, openStory } from './story';

/** Issues the 整改通知单 of a hazard under the next number of the year; handed over at once where that is asked and allowed. */
export function notifyHazard(
  cx: Context,
  permit: Authorised<'hazard.notify'>,
  id: string,
  input: Omit<NotifyInput, 'responsibleName'> & { readonly version: number },
): Promise<Decision<{ id: string }, HazardAccessRefusal | NotifyRefusal>> {
  return decide<{ id: string }, HazardAccessRefusal | NotifyRefusal>(async () => {
    const opened = await openStory(cx, permit, id, input.version);
    if (!opened.ok) return opened;
    const person = await peopleOf(scopeOf(cx.store, permit.enterpriseId)).standingOf(input.responsibleId, permit.today);
    if (!person) return refused({ code: 'personUnknown' });
    const decision = notify(opened.fact.story, { ...input, responsibleName: person.standing.name }, opened.fact.who, opened.fact.rules);
    if (!decision.ok) return refused(decision.refusal);
    const [notice, ...receipt] = decision.fact;
    const series = noticeSeries(permit.today);
    await commitDeeds(
      cx,
      permit,
      opened.fact.story,
      (serials) => [{ verb: 'notify', details: { noticeNumber: noticeNumber(permit.today, serials[series] ?? 1), ...notice.details } }, ...receipt],
      { reserve: { [series]: 1 } },
    );
    return decided({ id });
  });
}
