import type { z } from 'zod';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { type Fields as Asked, type PhotosField, rowIn } from '~/domain/shared/fields';
import { isMarks, MARKS_REFUSALS, originalOf } from '~/domain/shared/marks';
import { explain, type RefusalText } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { markPhoto } from '~/services/evidence/markPhoto';
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

/** A photo as it was posted: its file or its name; and what was drawn over it, which follows it under the same name. */
interface Posted {
  readonly photo: FormDataEntryValue;
  readonly marks: string | null;
}

function photosIn(entries: readonly FormDataEntryValue[]): Posted[] {
  const posted: Posted[] = [];
  for (const entry of entries) {
    const before = posted.at(-1);
    if (before && typeof entry === 'string' && isMarks(entry)) posted[posted.length - 1] = { ...before, marks: entry };
    else posted.push({ photo: entry, marks: null });
  }
  return posted;
}

/** Puts the files of one field on file, with what was drawn over them; what it holds afterwards are names of photos. Answers the first that is refused. */
async function storedIn({ cx, permit }: Photographer, fields: Fields, { files, kept, most }: Place): Promise<RefusalText | undefined> {
  const posted = photosIn([...(fields.get(files) ?? []), ...(kept === files ? [] : (fields.get(kept) ?? []))]);
  const names = new Map(posted.flatMap(({ photo }) => (typeof photo === 'string' ? [[originalOf(photo), photo]] : [])));
  // A photo that is named several times is one, with what was drawn over it last.
  const once = new Map(posted.map((one, at) => [typeof one.photo === 'string' ? originalOf(one.photo) : at, one]));
  let refusal: RefusalText | undefined;
  for (const [at, { photo, marks }] of [...once.values()].entries()) {
    if (at >= most || (typeof photo !== 'string' && names.size >= most)) {
      refusal ??= tooMany(most);
      continue;
    }
    const stored = typeof photo === 'string' ? null : await storePhoto(cx, permit, photo);
    if (stored && !stored.ok) {
      refusal ??= explain(PHOTO_REFUSALS, stored.refusal);
      continue;
    }
    const name = stored?.fact.hash ?? (photo as string);
    const marked = marks === null ? null : await markPhoto(cx, permit, name, marks);
    if (marked && !marked.ok) refusal ??= explain(MARKS_REFUSALS, marked.refusal);
    names.set(originalOf(name), marked ? (marked.ok ? marked.fact : originalOf(name)) : (names.get(name) ?? name));
  }
  fields.delete(files);
  if (names.size > 0) fields.set(kept, [...names.values()]);
  return refusal;
}

/**
 * Reads a form with photos, which come as files, or as hashes of photos that are on file from an earlier attempt. Files are put on file
 * before anything is judged, so that a refused form keeps them: whatever stands against the form, its values name them. A photo that is
 * refused keeps none of the others away, nor does what was drawn over one. The schema sees names of photos only.
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
