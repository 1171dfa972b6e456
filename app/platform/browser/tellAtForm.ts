import { decode, encode } from 'turbo-stream';
import type { FormState } from '~/components/forms/state';
import { wordsOf } from '~/components/ui/ErrorPage';
import { answerTold } from '~/components/ui/RouteError';

const KEPT = '输入的内容都还在';
const UNREACHED = `没有连上服务器，这次可能没有保存。${KEPT}：请检查网络后再提交一次，已经保存过的不会重复。`;

/** An answer that Remix hands to the form as a refusal. */
function refusal(status: number, formError: string): Response {
  const state: FormState = { status, formError, errors: {}, values: {}, unread: true };
  return new Response(encode({ data: state }), { status, headers: { 'Content-Type': 'text/x-script; charset=utf-8', 'X-Remix-Response': 'yes' } });
}

/** The error that a route threw, if the answer carries one; a refused form carries none. Reads Remix's encoding. */
async function thrownIn(answer: Response): Promise<unknown> {
  if (!answer.body) return undefined;
  const { value } = await decode(answer.body, {
    plugins: [
      (type, data, status, statusText) => {
        if (type === 'ErrorResponse') return { value: { data, status, statusText, internal: false } };
        return type === 'SanitizedError' ? { value: { failed: true } } : undefined;
      },
    ],
  });
  return typeof value === 'object' && value !== null && 'error' in value ? value.error : undefined;
}

/** What a form is told of an error: what happened, and that nothing typed is lost. */
function sentenceOf(error: unknown): { status: number; sentence: string } {
  const { status, sentence } = answerTold(error);
  if (status >= 500 && sentence) return { status, sentence: `${sentence}${KEPT}。` };
  if (status >= 500) return { status, sentence: `系统出了问题，这次可能没有保存。${KEPT}，请稍后再提交一次；仍不成功时请告诉管理员。` };
  if (status === 401) return { status, sentence: `登录已过期，这次没有保存，${KEPT}。请在新页登录，然后回到本页再提交。` };
  return { status, sentence: `${sentence ?? `${wordsOf(status).title}。`}这次没有保存，${KEPT}。` };
}

/**
 * Sends requests by `send`. A form of the page (a post that Remix sends) that does not arrive, is answered by something else than the
 * program (a gateway, the sign-in of a network), or by an error instead of a refusal (signed out meanwhile, no longer allowed, gone, a fault of ours), is told so at the form itself, and the page stays with
 * everything typed. Without this Remix would put an error page in its place.
 */
export const tellAtForm =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    if (init?.method !== 'POST' || !(input instanceof URL) || !input.pathname.endsWith('.data')) return send(input, init);
    let answer: Response;
    try {
      answer = await send(input, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      return refusal(503, UNREACHED);
    }
    if (answer.headers.get('X-Remix-Response') !== 'yes') return refusal(503, UNREACHED);
    if (answer.status < 400) return answer;
    const error = await thrownIn(answer.clone()).catch(() => undefined);
    if (error === undefined) return answer;
    const { status, sentence } = sentenceOf(error);
    return refusal(status, sentence);
  };
