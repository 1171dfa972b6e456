import type { z } from 'zod';
import type { FormState } from '~/components/forms/state';
import { refuse } from './respond';

/** Largest body of a form with files, judged by its length before any of it is read; each file has its own smaller limit, told before the upload. */
export const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;

const isMultipart = (request: Request): boolean => request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;

type Parsed<T> = { ok: true; value: T; values: FormState['values'] } | { ok: false; response: ReturnType<typeof refuse> };

/**
 * Reads a posted form by a zod schema. A name that occurs once is a string (or a File), one that occurs several times
 * a list. On bad input answers 422 with one sentence per field and everything typed (files excepted: a browser keeps none).
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.output<S>>> {
  if (isMultipart(request) && !(Number(request.headers.get('content-length') ?? NaN) <= MAX_UPLOAD_BYTES)) {
    const sentence = `一次提交的文件合计不能超过 ${MAX_UPLOAD_BYTES / 1024 / 1024} MB。请减少照片或文件后再提交。`;
    return { ok: false, response: refuse({ status: 413, sentence }) };
  }
  const form = await request.formData();
  const raw: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((entry) => typeof entry === 'string' || entry.size > 0 || entry.name !== '');
    if (all.length > 0) raw[name] = all.length === 1 ? all[0]! : all;
  }
  const values: FormState['values'] = Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]): [string, string | string[]][] => {
      const texts = [value].flat().filter((entry) => typeof entry === 'string');
      return texts.length === 0 ? [] : [[name, texts.length === 1 ? texts[0]! : texts]];
    }),
  );
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.join('.');
    errors[field] ??= issue.message;
  }
  const response = refuse({ status: 422, sentence: '有几处需要改正,已输入的内容都还在。' }, values);
  response.data.errors = errors;
  return { ok: false, response };
}
