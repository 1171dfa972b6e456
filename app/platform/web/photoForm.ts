import type { z } from 'zod';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { type Fields as Asked, type PhotosField, rowIn } from '~/domain/shared/fields';
import { explain, type RefusalText } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { PHOTO_REFUSALS, storePhoto } from '~/services/evidence/storePhoto';
import { type Fields, judged, type Parsed } from './form';
import { refuse } from './respond';

type Photographer = { readonly cx: Context; readonly permit: Authorised<Action> };

/** A field of photos as it was posted: under which names its files and the hashes of what is on file came. */
interface Place {
  readonly files: string;
  readonly kept: string;
  readonly most: number;
}

const tooMany = (most: number): RefusalText => ({ status: 422, sentence: `一次最多上传 ${most} 张照片，前 ${most} 张已保存。要换别的，请先去掉不要的。` });

/** The fields of photos in what was posted, those of rows too. */
function placesIn(fields: Fields, asked: Asked): Place[] {
  const place = (name: string, { kept, most }: PhotosField, row = ''): Place => ({ files: name + row, kept: (kept ?? name) + row, most });
  return Object.entries(asked).flatMap(([name, field]): Place[] => {
    if (field.kind === 'photos') return [place(name, field)];
    if (field.kind !== 'rows') return [];
    const rows = new Set([...fields.keys()].flatMap((posted) => rowIn(field, posted)?.id ?? []));
    return [...rows].flatMap((id) =>
      Object.entries(field.fields).flatMap(([column, of]) => {
        if (of.kind !== 'photos') return [];
        const taken = !of.when || fields.get(`${of.when.field}${field.mark}${id}`)?.includes(of.when.says);
        if (!taken) fields.delete(`${column}${field.mark}${id}`);
        return taken ? [place(column, of, `${field.mark}${id}`)] : [];
      }),
    );
  });
}

/** Puts the files of one field on file; what it holds afterwards are hashes. Answers the first that is refused. */
async function storedIn({ cx, permit }: Photographer, fields: Fields, { files, kept, most }: Place): Promise<RefusalText | undefined> {
  const posted = [...(fields.get(files) ?? []), ...(kept === files ? [] : (fields.get(kept) ?? []))];
  const hashes = new Set(posted.filter((entry) => typeof entry === 'string'));
  let refusal: RefusalText | undefined;
  for (const file of posted.filter((entry) => typeof entry !== 'string')) {
    if (hashes.size >= most) {
      refusal ??= tooMany(most);
      break;
    }
    const photo = await storePhoto(cx, permit, file);
    if (photo.ok) hashes.add(photo.fact.hash);
    else refusal ??= explain(PHOTO_REFUSALS, photo.refusal);
  }
  fields.delete(files);
  if (hashes.size > 0) fields.set(kept, [...hashes]);
  return refusal;
}

/**
 * Reads a form with photos, which come as files, or as hashes of photos that are on file from an earlier attempt. Files are put on file
 * before anything is judged, so that a refused form keeps them: whatever stands against the form, its values name them. A photo that is
 * refused keeps none of the others away. The schema sees hashes only.
 */
export async function judgedWithPhotos<S extends z.ZodType>(who: Photographer, fields: Fields, schema: S, asked: Asked): Promise<Parsed<z.output<S>>> {
  const refusals: (RefusalText & { readonly field: string })[] = [];
  for (const place of placesIn(fields, asked)) {
    const refusal = await storedIn(who, fields, place);
    if (refusal) refusals.push({ ...refusal, field: place.files });
  }
  const form = judged(fields, schema, asked);
  const [first, ...also] = refusals;
  if (!first) return form;
  const response = form.ok ? refuse({ ...first, also }, form.values) : form.response;
  for (const { field, sentence } of refusals) response.data.errors[field] = sentence;
  return { ok: false, response };
}
