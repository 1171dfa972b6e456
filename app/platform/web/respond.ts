import { data } from '@remix-run/node';
import type { FormState } from '~/components/forms/state';
import type { RefusalText } from '~/domain/shared/refusal';

/**
 * Answers a form that was refused: the sentence at its field or on top, the right status, and everything typed.
 * `current` holds what the record says now, shown beside what was typed when a version moved on.
 */
export function refuse(text: RefusalText, values: FormState['values'] = {}, current?: Record<string, string>) {
  const state: FormState = {
    status: text.status,
    errors: text.field ? { [text.field]: text.sentence } : {},
    values,
    ...(text.field ? {} : { formError: text.sentence }),
    ...(current ? { current } : {}),
  };
  return data(state, { status: text.status });
}

/** For what does not exist, or belongs to somebody else: the two cannot be told apart. Throws. */
export function notFound(): never {
  throw new Response('没有找到这一页或这条记录。', { status: 404, statusText: 'Not Found' });
}

/** For a person whose role may not do this. Throws. */
export function forbidden(sentence = '您的岗位没有这项权限。'): never {
  throw new Response(sentence, { status: 403, statusText: 'Forbidden' });
}

/** A PDF to be shown in the browser, `name` (Chinese allowed) is what saving proposes. */
export function pdfResponse(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
