import { encode } from 'turbo-stream';
import type { FormState } from '~/components/forms/state';

const UNREACHED: FormState = {
  status: 503,
  formError: '没有连上服务器,这次可能没有保存。输入的内容都还在:请检查网络后再提交一次,已经保存过的不会重复。',
  errors: {},
  values: {},
};

/**
 * Sends requests by `send`; a form of the page (a post that Remix sends) that does not reach the server is answered as a refusal, so that the
 * page stays with everything typed. Without this Remix would put an error in its place.
 */
export const tellUnreached =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    try {
      return await send(input, init);
    } catch (error) {
      const posted = init?.method === 'POST' && input instanceof URL && input.pathname.endsWith('.data');
      if (!posted || init.signal?.aborted) throw error;
      return new Response(encode({ data: UNREACHED }), { status: UNREACHED.status, headers: { 'Content-Type': 'text/x-script; charset=utf-8', 'X-Remix-Response': 'yes' } });
    }
  };
