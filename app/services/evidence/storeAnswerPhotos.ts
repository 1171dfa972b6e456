import type { Authorised } from '~/domain/organisation/access/authority';
import type { GivenAnswer } from '~/domain/routine/answers';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { type PhotoRefusal, storePhoto } from './storePhoto';

/** Puts the photos that came with a form on file and names them in the answers they belong to. A photo that is refused keeps none of the others away: the first refusal of each item is said, with the answers as they stand on file. */
export async function storeAnswerPhotos(
  cx: Context,
  leave: Authorised<'check.submit' | 'check.correct'>,
  answers: readonly GivenAnswer[],
  files: ReadonlyMap<string, readonly File[]>,
): Promise<Decision<GivenAnswer[], { readonly photos: ReadonlyMap<string, PhotoRefusal>; readonly answers: GivenAnswer[] }>> {
  const stored = answers.map((answer) => ({ ...answer, photos: [...answer.photos] }));
  const photos = new Map<string, PhotoRefusal>();
  for (const answer of stored) {
    for (const file of answer.result === 'nonconforming' ? (files.get(answer.itemId) ?? []) : []) {
      const photo = await storePhoto(cx, leave, file);
      if (photo.ok) answer.photos.push(photo.fact.hash);
      else if (!photos.has(answer.itemId)) photos.set(answer.itemId, photo.refusal);
    }
  }
  return photos.size > 0 ? refused({ photos, answers: stored }) : decided(stored);
}
