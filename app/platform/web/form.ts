import { getMultipartBoundary, MaxPartsExceededError, MultipartParseError, parseMultipartStream } from '@remix-run/multipart-parser';
import type { z } from 'zod';
import { DEVICE_FIELD } from '~/domain/organisation/access/assurance';
import { statementOf } from '~/domain/organisation/access/statement';
import type { FormState } from '~/components/forms/state';
import { type Fields as Asked, hasField } from '~/domain/shared/fields';
import { cleaned, hasControls } from '~/domain/shared/fold';
import type { RefusalText } from '~/domain/shared/refusal';
import { giveWay } from '~/domain/shared/giveWay';
import { type Door, doorOf } from './body';
import { refuse } from './respond';
import { SentFile } from './sentFile';

export type Parsed<T> = { ok: true; value: T; values: FormState['values'] } | { ok: false; response: ReturnType<typeof refuse> };
export type Fields = Map<string, FormDataEntryValue[]>;

const UNFINISHED: RefusalText = { status: 400, sentence: '提交的内容没有传完整。请检查网络后再提交一次。' };
const tooMany = ({ fields }: Door): RefusalText => ({ status: 413, sentence: `一次提交的内容超过 ${fields} 项，这次没有接收。请分几次提交。` });
const tooLong = ({ words }: Door): RefusalText => ({ status: 413, sentence: `一次提交的文字超过 ${Math.floor(words / 1024)} kB，这次没有接收。请写得短一些，或分几次提交。` });

/** Longest name of a field: a word and the id of a row, twice. */
const LONGEST_NAME = 200;
/** Longest boundary between parts (RFC 2046). */
const LONGEST_BOUNDARY = 70;

/** Adds a value to its name in one step, however many there are. A name that no form has is left out. */
function put(fields: Fields, name: string, value: FormDataEntryValue): void {
  if (name.length > LONGEST_NAME || hasControls(name)) return;
  const list = fields.get(name);
  if (list) list.push(value);
  else fields.set(name, [value]);
}

/** Fields that are read before others have their turn. */
const FIELDS_A_TURN = 500;

/** Fields of a form without files. */
async function plainFields(text: string, door: Door): Promise<Fields | RefusalText> {
  if (text.length > door.words) return tooLong(door);
  const pairs = text.split('&', door.fields + 1);
  if (pairs.length > door.fields) return tooMany(door);
  const fields: Fields = new Map();
  for (let at = 0; at < pairs.length; at += FIELDS_A_TURN) {
    if (at > 0) await giveWay();
    for (const [name, value] of new URLSearchParams(pairs.slice(at, at + FIELDS_A_TURN).join('&'))) put(fields, name, cleaned(value));
  }
  return fields;
}

/** Fields of a form with files; a file field that was left empty is left out. Throws MultipartParseError. */
async function multipartFields(body: ReadableStream<Uint8Array>, boundary: string, door: Door): Promise<Fields | RefusalText> {
  const fields: Fields = new Map();
  const most = door.words + door.files;
  let [parts, words] = [0, 0];
  for await (const part of parseMultipartStream(body, { boundary, maxFileSize: most, maxTotalSize: most, maxParts: door.fields })) {
    if (++parts % FIELDS_A_TURN === 0) await giveWay();
    const { filename, name } = part;
    if (filename === undefined) words += part.size;
    if (words > door.words) return tooLong(door);
    if (name === undefined || (filename === '' && part.size === 0)) continue;
    put(fields, name, filename === undefined ? cleaned(part.text) : new SentFile(part.content, cleaned(filename), part.mediaType ?? ''));
  }
  return fields;
}

/** What was read of each request that is being answered. */
const readOf = new WeakMap<Request, Fields>();

/** What a key of a device signed for a form: its answer, what the form says, and the addresses this site goes by. */
export function deviceShownIn(request: Request, fields: Fields, site: { readonly origin: string | null }) {
  const { pathname, origin } = new URL(request.url);
  const [device] = fields.get(DEVICE_FIELD) ?? [];
  const said = [...fields].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return { device: typeof device === 'string' ? device : '', statement: statementOf(pathname, said), origins: originsOf(site, origin) };
}

/** The addresses a site goes by: the one that was asked, and its own where it has one. Keys of devices belong to one. */
export const originsOf = ({ origin }: { readonly origin: string | null }, asked: string): string[] => [asked, ...(origin ? [origin] : [])];

/** What was posted, by name, its texts without controls and signs nobody sees; a sentence when it cannot be read or is more than its door takes. */
export async function fieldsOf(request: Request, door: Door = doorOf(request.url)): Promise<Fields | RefusalText> {
  const fields = await readFields(request, door);
  if (fields instanceof Map) readOf.set(request, fields);
  return fields;
}

async function readFields(request: Request, door: Door): Promise<Fields | RefusalText> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data/i.test(type)) return plainFields(await request.text(), door);
  const boundary = getMultipartBoundary(type) ?? '';
  if (!request.body || boundary === '' || boundary.length > LONGEST_BOUNDARY) return UNFINISHED;
  try {
    return await multipartFields(request.body, boundary, door);
  } catch (error) {
    if (error instanceof MaxPartsExceededError) return tooMany(door);
    // A TypeError is thrown where a text is not UTF-8, in which every page of this site sends.
    if (error instanceof MultipartParseError || error instanceof TypeError) return UNFINISHED;
    throw error;
  }
}

/** What a script posted as JSON, its texts cleaned like those of a form; null where it is none. */
export async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text(), (_name, value: unknown) => (typeof value === 'string' ? cleaned(value) : value));
  } catch (error) {
    // A RangeError is thrown where it is nested too deep to be walked through.
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Answers a form that was not read: whatever was typed stands on the page as it did. */
export function unread(text: RefusalText): ReturnType<typeof refuse> {
  const response = refuse(text);
  response.data.unread = true;
  return response;
}

/** Words that go back into a refused form: of one field, and of all together. */
const BACK = { field: 20_000, all: 256 * 1024 } as const;

/** What was typed into the fields a form has, by name; a name that occurs several times has a list. What is longer than anybody types stays out. */
function wordsOf(fields: Fields, isKnown: (name: string) => boolean): FormState['values'] {
  const values: FormState['values'] = {};
  let left: number = BACK.all;
  for (const [name, all] of fields) {
    const texts = all.filter((entry) => typeof entry === 'string');
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (texts.length === 0 || !isKnown(name) || texts.some((text) => text.length > BACK.field) || length > left) continue;
    left -= length;
    values[name] = texts.length === 1 ? texts[0]! : texts;
  }
  return values;
}

/** A name that a form of this site could have for words; none for a password. */
const isForWords = (name: string): boolean => /^[a-z][\w.:-]*$/i.test(name) && !/password|again|^(current|next|pin|code|token|made|device)$/i.test(name);

/** What is read of a form for its words alone. */
const FOR_WORDS: Door = { words: 256 * 1024, files: 1024 * 1024, fields: 500 };

/** The words of a form that nobody is signed in for, to be shown again; passwords and files left out, and nothing of a large one. */
export async function typedIn(request: Request): Promise<FormState['values']> {
  const fields = await fieldsOf(request, FOR_WORDS);
  return fields instanceof Map ? wordsOf(fields, isForWords) : {};
}

/** The words of a form that came to no answer, to be shown again: what was read of it, or what can still be read. */
export async function wordsOfRequest(request: Request): Promise<FormState['values']> {
  const fields = readOf.get(request);
  if (fields) return wordsOf(fields, isForWords);
  return request.bodyUsed || !/form/.test(request.headers.get('content-type') ?? '') ? {} : typedIn(request).catch(() => ({}));
}

/** What is said of a field whose schema has no sentence of its own. */
function sentenceOf({ code, input, maximum }: z.core.$ZodRawIssue): string {
  if (code === 'too_big' && typeof input === 'string') return `最多 ${String(maximum)} 个字，请写得短一些。`;
  if (code === 'too_big') return '选的或填的太多，请减少一些。';
  return input === undefined || input === '' ? '这一项没有填写。' : '这一项的内容不对，请重新填写。';
}

/**
 * Reads a posted form by a zod schema. A name that occurs once is a string (or a File), one that occurs several times
 * a list. On bad input answers 422 with one sentence per field and what was typed into the fields that are `asked` for (files excepted: a browser keeps none; and passwords, which never come back).
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S, asked: Asked): Promise<Parsed<z.output<S>>> {
  const fields = await fieldsOf(request);
  return fields instanceof Map ? judged(fields, schema, asked) : { ok: false, response: unread(fields) };
}

/** The same for fields that were read already. */
export function judged<S extends z.ZodType>(fields: Fields, schema: S, asked: Asked): Parsed<z.output<S>> {
  const raw = Object.fromEntries([...fields].map(([name, all]): [string, FormDataEntryValue | FormDataEntryValue[]] => [name, all.length === 1 ? all[0]! : all]));
  const values = wordsOf(fields, (name) => hasField(asked, name) && asked[name]?.kind !== 'secret');
  const result = schema.safeParse(raw, { error: sentenceOf });
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    // A list has one field for all its entries; a row has its own, named by field and row.
    const [first, row, ofRow] = issue.path;
    const field = typeof ofRow === 'string' ? `${ofRow}${String(row)}` : String(first ?? '');
    errors[field] ??= issue.message;
  }
  return { ok: false, response: refuseFields(errors, values) };
}

/** Answers a form some of whose fields are not right, each with its sentence. */
export function refuseFields(errors: FormState['errors'], values: FormState['values']): ReturnType<typeof refuse> {
  const wrong = Object.keys(errors).length;
  const response = refuse({ status: 422, sentence: `没有保存，有${wrong === 1 ? '一' : ` ${wrong} `}处需要改正，已输入的内容都还在。` }, values);
  response.data.errors = errors;
  return response;
}
