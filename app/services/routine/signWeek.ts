import { reportsOf } from 'db/repositories/routine/reports';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { insert, update } from 'db/dialect/writes';
import { signatures, weeklyReports } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperRefusal } from '~/domain/routine/paperRefusals';
import { signWeekly, type SignInput } from '~/domain/routine/signing';
import type { SignatureCapacity } from '~/domain/routine/types';
import { addDays } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { weekPaperNow } from '../papers/weekPaper';
import { enter, headed } from '../papers/register';
import { seal } from '../papers/seal';
import { contentHash } from './contentHash';
import { sealFurther } from './sealFurther';
import { waitsForPrincipal } from './waitsFor';

/** Sets a name under a weekly report: the director's fixes its content, the 主要负责人's, with words, seals it. */
export async function signWeek(
  cx: Context,
  leave: Authorised<'weekly.sign'>,
  id: string,
  input: SignInput,
): Promise<Decision<{ capacity: SignatureCapacity; contentHash: string }, PaperRefusal>> {
  return decide<{ capacity: SignatureCapacity; contentHash: string }, PaperRefusal>(async () => {
    const { enterpriseId, actor } = leave;
    const scope = scopeOf(cx.store, enterpriseId);
    const report = await reportsOf(scope).byId(id);
    if (!report) return refused({ code: 'notFound' });
    const signing = signWeekly(report, leave.standing.roles, input);
    if (!signing.ok) return signing;
    const { capacity, words, content } = signing.fact;
    const hash = contentHash(content);
    const at = cx.now();
    const signature = { capacity, personId: leave.personId, personName: actor.name, personTitle: actor.title, words, contentHash: hash, signedAt: at };
    const waiting = await waitsForPrincipal(scope, capacity, leave.today, (await reportsOf(scope).ofWeek(report.weekStart)).filter((other) => other.id !== id));
    const sealed = await sealFurther(scope, 'weekly', report, signature, (signed) => weekPaperNow(cx, scope, signed));
    const before = await registerOf(scope).before('weekly', report.weekStart, id);
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      build: () => ({
        steps: [
          {
            event: { type: 'weeklyReport.signed', subject: { kind: 'weeklyReport', id }, payload: { number: report.number, weekStart: report.weekStart, capacity, contentHash: hash, ...waiting } },
            writes: [
              insert(signatures, { enterpriseId, id: cx.newId(), paper: 'weekly', paperId: id, ...signature }),
              seal({ enterpriseId, id: cx.newId(), kind: 'weekly', subjectId: id, ...sealed, at }),
              ...enter(cx, enterpriseId, before, {
                ...headed(sealed.content.paper), kind: 'weekly', subjectKind: 'weeklyReport', subjectId: id, series: report.weekStart, day: addDays(report.weekStart, 6),
                step: capacity === 'principal' ? 'signed' : 'awaitingPrincipal', issuedAt: at,
              }),
              update(weeklyReports, { enterpriseId, id }, { version: report.version + 1 }, { version: report.version }),
            ],
          },
        ],
      }),
    });
    return decided({ capacity, contentHash: hash });
  });
}
