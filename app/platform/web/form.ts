import { getMultipartBoundary, MultipartParseError, parseMultipart } from '@remix-run/multipart-parser';
import type { z } from 'zod';
import type { FormState } from '~/components/forms/state';
import { PHOTOS_LIMIT } from '~/domain/routine/answers';
import type { RefusalText } from '~/domain/shared/refusal';
import { PHOTO_BYTES } from '~/services/evidence/storePhoto';
import { refuse } from './respond';

/** Largest body of a form with files: as many photos as a form takes, each as large as one may be, and words; judged by its length before any of it is read; each file has its own smaller limit, told before the upload. */
export const MAX_UPLOAD_BYTES = PHOTOS_LIMIT * PHOTO_BYTES + 6 * 1024 * 1024;

/** Fields of a form with files; a list of the whole factory in one form has a few for each row. */
const MAX_PARTS = 20_000;

export type Parsed<T> = { ok: true; value: T; values: FormState['values'] } | { ok: false; response: ReturnType<typeof refuse> };
export type Fields = Map<string, FormDataEntryValue[]>;

/** A text with the line ends it was typed with: a browser posts CRLF, and would drop an empty first line when CRLF comes back. */
const asTyped = (text: string): string => text.replaceAll('\r\n', '\n');

/** Fields of a form without files. */
const plainFields = (body: URLSearchParams): Fields => new Map([...new Set(body.keys())].map((name) => [name, body.getAll(name).map(asTyped)]));

/** Fields of a form with files; a file field that was left empty is left out. Throws MultipartParseError. */
function multipartFields(body: Uint8Array, boundary: string): Fields {
  const fields: Fields = new Map();
  for (const part of parseMultipart(body, { boundary, maxFileSize: MAX_UPLOAD_BYTES, maxTotalSize: MAX_UPLOAD_BYTES, maxParts: MAX_PARTS })) {
    const { filename, name } = part;
    if (name === undefined || (filename === '' && part.size === 0)) continue;
    const value = filename === undefined ? asTyped(part.text) : new File([part.bytes as BlobPart], filename, { type: part.mediaType ?? '' });
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

/** What was read of each request that is being answered. */
const readOf = new WeakMap<Request, Fields>();

/** What was posted, by name; a sentence when it cannot be read. */
export async function fieldsOf(request: Request): Promise<Fields | RefusalText> {
  const fields = await readFields(request);
  if (fields instanceof Map) readOf.set(request, fields);
  return fields;
}

async function readFields(request: Request): Promise<Fields | RefusalText> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return plainFields(new URLSearchParams(await request.text()));
  if (!(Number(request.headers.get('content-length') ?? NaN) <= MAX_UPLOAD_BYTES)) {
    return { status: 413, sentence: `一次提交的文件合计不能超过 ${MAX_UPLOAD_BYTES / 1024 / 1024} MB。请减少照片或文件后再提交。` };
  }
  try {
    return multipartFields(new Uint8Array(await request.arrayBuffer()), getMultipartBoundary(type) ?? '');
  } catch (error) {
    if (error instanceof MultipartParseError) return { status: 400, sentence: '提交的内容没有传完整。请检查网络后再提交一次。' };
    throw error;
  }
}

/** Largest form of somebody unknown that is read, in bytes. */
const MAX_UNKNOWN_BYTES = 1024 * 1024;

/** The words of a form that nobody is signed in for, to be shown again; passwords and files left out, and nothing of a large one. */
export async function typedIn(request: Request): Promise<FormState['values']> {
  if (!(Number(request.headers.get('content-length') ?? NaN) <= MAX_UNKNOWN_BYTES)) return {};
  const fields = await fieldsOf(request);
  return fields instanceof Map ? openWords(fields) : {};
}

const openWords = (fields: Fields): FormState['values'] => wordsOf(new Map([...fields].filter(([name]) => !/password|again/i.test(name))));

/** The words of a form that came to no answer, to be shown again: what was read of it, or what can still be read. */
export async function wordsOfRequest(request: Request): Promise<FormState['values']> {
  const fields = readOf.get(request);
  if (fields) return openWords(fields);
  return request.bodyUsed || !/form/.test(request.headers.get('content-type') ?? '') ? {} : typedIn(request).catch(() => ({}));
}

/** Everything typed, by name; a name that occurs several times has a list. */
const wordsOf = (fields: Fields): FormState['values'] =>
  Object.fromEntries(
    [...fields].flatMap(([name, all]): [string, string | string[]][] => {
      const texts = all.filter((entry) => typeof entry === 'string');
      return texts.length === 0 ? [] : [[name, texts.length === 1 ? texts[0]! : texts]];
    }),
  );

/** What is said of a field whose schema has no sentence of its own. */
function sentenceOf({ code, input, maximum }: z.core.$ZodRawIssue): string {
  if (code === 'too_big' && typeof input === 'string') return `最多 ${String(maximum)} 个字，请写得短一些。`;
  if (code === 'too_big') return '选的或填的太多，请减少一些。';
  return input === undefined || input === '' ? '这一项没有填写。' : '这一项的内容不对，请重新填写。';
}

/**
 * Reads a posted form by a zod schema. A name that occurs once is a string (or a File), one that occurs several times
 * a list. On bad input answers 422 with one sentence per field and everything typed (files excepted: a browser keeps none).
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.output<S>>> {
  const fields = await fieldsOf(request);
  return fields instanceof Map ? judged(fields, schema) : { ok: false, response: refuse(fields) };
}

/** The same for fields that were read already. */
export function judged<S extends z.ZodType>(fields: Fields, schema: S): Parsed<z.output<S>> {
  const raw = Object.fromEntries([...fields].map(([name, all]): [string, FormDataEntryValue | FormDataEntryValue[]] => [name, all.length === 1 ? all[0]! : all]));
  const values = wordsOf(fields);
  const result = schema.safeParse(raw, { error: sentenceOf });
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    // A list has one field for all its entries.
    const field = String(issue.path[0] ?? '');
    errors[field] ??= issue.message;
  }
  const wrong = Object.keys(errors).length;
  const response = refuse({ status: 422, sentence: `没有保存，有${wrong === 1 ? '一' : ` ${wrong} `}处需要改正，已输入的内容都还在。` }, values);
  response.data.errors = errors;
  return { ok: false, response };
}
