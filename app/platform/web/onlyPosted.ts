import type { LoaderFunctionArgs } from '@remix-run/node';
import { localPath } from './cookies';

/**
 * The loader of a verb's own route: such an address takes forms and has nothing to show, so asking for it is answered 405.
 * After a refused post it tells the page the form stood on.
 */
export function onlyPosted({ request, context }: LoaderFunctionArgs): { back: string } {
  if (context.method !== 'POST') {
    throw new Response('这个地址只接收表单，没有可以打开的页面。', { status: 405, statusText: 'Method Not Allowed', headers: { Allow: 'POST' } });
  }
  const referer = request.headers.get('referer') ?? '';
  const path = URL.canParse(referer) ? new URL(referer) : null;
  return { back: localPath(path ? path.pathname + path.search : undefined) ?? '/' };
}
