import { createHash } from 'node:crypto';
import { insert } from 'db/dialect/writes';
import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import { photoMarks } from 'db/schema';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { canonicalJson } from '~/domain/shared/canonical';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type MarksRefusal, originalOf, parseMarks } from '~/domain/shared/marks';
import { type Context, decide } from '../context';
import { record } from '../record';

/**
 * Puts on file what somebody drew over a photo, given as the JSON of a form, and answers the name by which records call both; without shapes that is
 * the photo itself. The photo is not touched; the same drawn twice is one. Event `evidence.marked`.
 */
export async function markPhoto(cx: Context, permit: Authorised<Action> | Member, photo: string, given: string): Promise<Decision<string, MarksRefusal>> {
  const shapes = parseMarks(given);
  if (!shapes.ok) return shapes;
  const hash = originalOf(photo);
  if (shapes.fact.length === 0) return decided(hash);
  const { enterpriseId, personId } = permit;
  const marks = createHash('sha256').update(canonicalJson(shapes.fact)).digest('hex');
  const name = `${hash}~${marks}`;
  return decide<string, MarksRefusal>(async () => {
    const known = await evidenceOf(scopeOf(cx.store, enterpriseId)).known([hash, name]);
    if (!known.has(hash)) return refused({ code: 'marksBroken' });
    if (!known.has(name)) {
      const event = { type: 'evidence.marked' as const, subject: { kind: 'evidence', id: hash }, payload: { shapes: shapes.fact.length } };
      await record(cx, permit, event, [insert(photoMarks, { enterpriseId, photo: hash, hash: marks, shapes: [...shapes.fact], markedBy: personId, markedAt: cx.now() })]);
    }
    return decided(name);
  });
}
