import { insert } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { signatures } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { signDay as decideSign, type SignDayRefusal } from '~/domain/routine/signDay';
import { postAndTurn } from '~/domain/routine/turn';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { dailyRecordPaper, dayWords } from '~/domain/report/dailyRecord';
import { signedBy } from '~/domain/report/paper';
import { type Context, decide } from '../context';
import { record } from '../record';
import { verifyUrlOf } from '../enterprise/addressOf';
import type { SealedDay } from '../papers/dailyPaper';
import { dailyInput, dayOnFile } from '../papers/dayOnFile';
import { enter, headed } from '../papers/register';
import { seal } from '../papers/seal';
import { dayHash } from './contentHash';

/**
 * Signs the day's records as a whole (签认). What is signed is the hash over every post's state and record of that day; the paper is kept
 * as it is rendered now. `seen` is that hash as the signer's page had it: what came meanwhile is signed by nobody unseen.
 */
export async function signDay(cx: Context, permit: Authorised<'daily.sign'>, day: Day, words: string, seen = ''): Promise<Decision<{ id: string }, SignDayRefusal>> {
  const { enterpriseId, actor } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<{ id: string }, SignDayRefusal>(async () => {
    const at = cx.now();
    const [known, signed] = await Promise.all([dayOnFile(scope, day, dayOf(at)), checksOf(scope).signatures('daily', day)]);
    const { view, posts, factory, titles } = known;
    const named = view.days.map((entry) => ({ ...entry, postName: postAndTurn(view.posts.find(({ id }) => id === entry.postId)?.name ?? '', entry) }));
    const decision = decideSign(day, dayOf(at), named, signed[0] ?? null, permit.standing.roles);
    if (!decision.ok) return decision;
    const contentHash = dayHash(day, view.days);
    if (seen !== '' && seen !== contentHash) return refused({ code: 'dayMoved' });
    const id = cx.newId();
    const signature = { personName: actor.name, personTitle: actor.title, signedAt: at };
    const paper = dailyRecordPaper(dailyInput(known, day, posts, { contentHash, verifyUrl: await verifyUrlOf(cx, scope, contentHash), createdAt: at, signed: { ...signature, ...signedBy({ kind: cx.signing, drawing: cx.drawing }) } }));
    const before = await registerOf(scope).before('daily', day, day);
    const content: SealedDay = { paper, posts, factory, titles };
    await record(cx, permit, { type: 'day.signed', subject: { kind: 'day', id: day }, payload: { day, contentHash, capacity: decision.fact.capacity } }, [
      insert(signatures, {
        enterpriseId, id, paper: 'daily', paperId: day, capacity: decision.fact.capacity, personId: permit.personId, words: words.trim(), contentHash, ...signature,
      }),
      seal({ enterpriseId, id: cx.newId(), kind: 'daily', subjectId: day, ordinal: 1, number: paper.number, content, at }),
      ...enter(cx, enterpriseId, before, {
        ...headed(paper), kind: 'daily', subjectKind: 'day', subjectId: day, series: day, about: dayWords(day, view.days), day, step: 'signed', issuedAt: at,
      }),
    ], [], at);
    return decided({ id });
  });
}
