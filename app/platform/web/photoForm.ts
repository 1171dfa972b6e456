import type { z } from 'zod';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { PHOTOS_LIMIT } from '~/domain/routine/answers';
import { explain, type RefusalText } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { PHOTO_REFUSALS, storePhoto } from '~/services/evidence/storePhoto';
import { type Fields, judged, type Parsed } from './form';
import { refuse } from './respond';

type Photographer = { readonly cx: Context; readonly leave: Authorised<Action> };

const TOO_MANY: RefusalText = { status: 422, field: 'photos', sentence: `一次最多上传 ${PHOTOS_LIMIT} 张照片，前 ${PHOTOS_LIMIT} 张已保存。要换别的，请先去掉不要的。` };

/**
 * Reads a form with `photos`, which come as files, or as hashes of photos that are on file from an earlier attempt. Files are put on file
 * before anything is judged, so that a refused form keeps them: whatever stands against the form, `values.photos` names them. The schema
 * sees hashes only.
 */
export async function judgedWithPhotos<S extends z.ZodType>({ cx, leave }: Photographer, fields: Fields, schema: S): Promise<Parsed<z.output<S>>> {
  const posted = fields.get('photos') ?? [];
  const hashes = new Set(posted.filter((entry) => typeof entry === 'string'));
  let refusal: RefusalText | undefined;
  for (const file of posted.filter((entry) => typeof entry !== 'string')) {
    if (hashes.size >= PHOTOS_LIMIT) {
      refusal ??= TOO_MANY;
      break;
    }
    const photo = await storePhoto(cx, leave, file);
    if (photo.ok) fields.set('photos', [...hashes.add(photo.fact.hash)]);
    else refusal ??= { ...explain(PHOTO_REFUSALS, photo.refusal), field: 'photos' };
  }
  fields.set('photos', [...hashes]);
  const form = judged(fields, schema);
  if (!refusal) return form;
  const response = form.ok ? refuse(refusal, form.values) : form.response;
  response.data.errors.photos = refusal.sentence;
  return { ok: false, response };
}
