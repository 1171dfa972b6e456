import { insert, update } from 'db/dialect/writes';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { monthlyMeetings, signatures } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { signMonthly, type SignInput } from '~/domain/routine/signing';
import type { SignatureCapacity } from '~/domain/routine/types';
import { daysOfMonth } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { monthPaperNow } from '../papers/monthPaper';
import { enter, headed } from '../papers/register';
import { seal } from '../papers/seal';
import { contentHash } from './contentHash';
import { sealFurther } from './sealFurther';
import { waitsForPrincipal } from './waitsFor';

/** Sets a name under the minutes: the director's first where one is in office, then the 主要负责人's, which seals them. */
export async function signMonth(
  cx: Context,
  leave: Authorised<'monthly.sign'>,
  id: string,
  input: SignInput,
): Promise<Decision<{ capacity: SignatureCapacity; contentHash: string }, PaperRefusal>> {
  return decide<{ capacity: SignatureCapacity; contentHash: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor, today } = leave;
    const scope = scopeOf(cx.store, enterpriseId);
    const [meeting, appointments] = await Promise.all([meetingsOf(scope).byId(id), peopleOf(scope).appointments()]);
    if (!meeting) return refused({ code: 'notFound' });
    const directorInOffice = appointments.some(({ role, fromDay, toDay }) => role === 'director' && fromDay <= today && (toDay === null || toDay >= today));
    const at = cx.now();
    const signing = signMonthly(meeting, leave.standing.roles, input, { directorInOffice, now: at });
    if (!signing.ok) return signing;
    const { capacity, words, content } = signing.fact;
    const hash = contentHash(content);
    const signature = { capacity, personId: leave.personId, personName: actor.name, personTitle: actor.title, words, contentHash: hash, signedAt: at };
    const waiting = await waitsForPrincipal(scope, capacity, today, (await meetingsOf(scope).ofMonth(meeting.month)).filter((other) => other.id !== id));
    const sealed = await sealFurther(scope, 'monthly', meeting, signature, (signed) => monthPaperNow(cx, scope, signed));
    const before = await registerOf(scope).before('monthly', meeting.month, id);
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      build: () => ({
        steps: [
          {
            event: { type: 'monthlyMeeting.signed', subject: { kind: 'monthlyMeeting', id }, payload: { number: meeting.number, month: meeting.month, capacity, contentHash: hash, ...waiting } },
            writes: [
              insert(signatures, { enterpriseId, id: cx.newId(), paper: 'monthly', paperId: id, ...signature }),
              seal({ enterpriseId, id: cx.newId(), kind: 'monthly', subjectId: id, ...sealed, at }),
              ...enter(cx, enterpriseId, before, {
                ...headed(sealed.content.paper), kind: 'monthly', subjectKind: 'monthlyMeeting', subjectId: id, series: meeting.month, day: daysOfMonth(meeting.month).last,
                step: capacity === 'principal' ? 'signed' : 'awaitingPrincipal', issuedAt: at,
              }),
              update(monthlyMeetings, { enterpriseId, id }, { version: meeting.version + 1 }, { version: meeting.version }),
            ],
          },
        ],
      }),
    });
    return decided({ capacity, contentHash: hash });
  });
}
