import { data } from '@remix-run/node';
import type { FormState } from '~/components/forms/state';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import type { RefusalText } from '~/domain/shared/refusal';
import type { Snapshot } from '~/domain/shared/standing';

/** What a record says now, as a form takes it: each line at its field, the locks at theirs, and the whole of it to be read. */
export const shownOf = ({ lock, lines }: Snapshot): Pick<FormState, 'current' | 'lock' | 'standing'> => ({
  current: Object.fromEntries(lines.flatMap(({ field, text, value = text }) => (field === undefined ? [] : [[field, { value, text }]]))),
  lock,
  standing: lines,
});

/**
 * Answers a form that was refused: the sentence at its field or on top, the right status, and everything typed.
 * `standing` is what the record says now, shown beside what was typed when a version moved on.
 */
export function refuse(text: RefusalText, values: FormState['values'] = {}, standing?: Snapshot) {
  const state: FormState = {
    status: text.status,
    errors: Object.fromEntries([text, ...(text.also ?? [])].flatMap(({ field, sentence }) => (field ? [[field, sentence]] : []))),
    values,
    ...(text.field ? {} : { formError: text.sentence }),
    ...(standing ? shownOf(standing) : {}),
  };
  return data(state, { status: text.status });
}

/** The same refusal with the moment from which it is worth coming back, for a browser or a program to read. */
export function tooOften(refusal: ReturnType<typeof refuse>, until: Instant, now: Instant): ReturnType<typeof refuse> {
  const seconds = Math.max(1, Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 1000));
  return data(refusal.data, { status: refusal.data.status, headers: { 'Retry-After': String(seconds) } });
}

/** For what does not exist, or belongs to somebody else: the two cannot be told apart. Throws. */
export function notFound(): never {
  throw new Response('没有找到这一页或这条记录。', { status: 404, statusText: 'Not Found' });
}

/** For a file that cannot be had as things stand. Throws. */
export function untold({ status, sentence }: RefusalText): never {
  throw new Response(sentence, { status });
}

/** What was found; 404 for what does not exist or belongs to somebody else, 410 with the sentence for what is not to be had any more. Throws. */
export function had<T extends object>(found: T | 'gone' | null, sentence: string): T {
  if (found === 'gone') throw new Response(sentence, { status: 410, statusText: 'Gone' });
  return found ?? notFound();
}

/** For a person whose role may not do this. Throws. */
export function forbidden(sentence = '您的岗位没有这项权限。'): never {
  throw new Response(sentence, { status: 403, statusText: 'Forbidden' });
}

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A document: a PDF to be shown in the browser, Word and Excel to be saved. `name` (Chinese allowed) is what saving proposes. */
export function documentResponse(bytes: Uint8Array, name: string, format: 'pdf' | 'docx' | 'xlsx'): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="document.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    },
  });
}

/** Data to be saved as a file. `name` (Chinese allowed) is what saving proposes, without its ending. */
export const jsonResponse = (value: object, name: string): Response =>
  new Response(`${JSON.stringify(value, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="data.json"; filename*=UTF-8''${encodeURIComponent(`${name}.json`)}` },
  });

/** A PDF to be shown in the browser. */
export const pdfResponse = (bytes: Uint8Array, name: string): Response => documentResponse(bytes, name, 'pdf');

/** A table that is made while it is read, to be saved as `name` (Chinese allowed); it ends early when nobody reads on. */
export function exportResponse(pieces: AsyncGenerator<Uint8Array | string>, name: string, format: 'csv' | 'xlsx'): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(typeof value === 'string' ? Buffer.from(value) : value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}
