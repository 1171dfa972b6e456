import { unstable_createMemoryUploadHandler, unstable_parseMultipartFormData } from '@remix-run/node';
import type { z } from 'zod';
import type { FormState } from '~/components/forms/state';
import { refuse } from './respond';

/** Largest body of a form with files; each file has its own smaller limit, told before the upload. */
export const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;

type Parsed<T> = { ok: true; value: T; values: FormState['values'] } | { ok: false; response: ReturnType<typeof refuse> };

/**
 * Reads a posted form by a zod schema. A name that occurs once is a string (or a File), one that occurs several times
 * a list. On bad input answers 422 with one sentence per field and everything typed (files excepted: a browser keeps none).
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.output<S>>> {
  const form = await readForm(request);
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

async function readForm(request: Request): Promise<FormData> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return request.formData();
  return unstable_parseMultipartFormData(request, unstable_createMemoryUploadHandler({ maxPartSize: MAX_UPLOAD_BYTES }));
}
