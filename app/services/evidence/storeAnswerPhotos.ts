import type { Authorised } from '~/domain/organisation/authority';
import type { GivenAnswer } from '~/domain/routine/answers';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { type PhotoRefusal, storePhoto } from './storePhoto';

/** Puts the photos that came with a form on file and names them in the answers they belong to. Says which item a refused photo was for. */
export async function storeAnswerPhotos(
  cx: Context,
  leave: Authorised<'check.submit' | 'check.correct'>,
  answers: readonly GivenAnswer[],
  files: ReadonlyMap<string, readonly File[]>,
): Promise<Decision<GivenAnswer[], { readonly itemId: string; readonly photo: PhotoRefusal; readonly answers: GivenAnswer[] }>> {
  const stored = answers.map((answer) => ({ ...answer, photos: [...answer.photos] }));
  for (const answer of stored) {
    for (const file of answer.result === 'nonconforming' ? (files.get(answer.itemId) ?? []) : []) {
      const photo = await storePhoto(cx, leave, file);
      if (!photo.ok) return refused({ itemId: answer.itemId, photo: photo.refusal, answers: stored });
      answer.photos.push(photo.fact.hash);
    }
  }
  return decided(stored);
}
