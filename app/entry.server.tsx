import { type ActionFunctionArgs, createReadableStreamFromReadable, type AppLoadContext, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from '~/components/nonce';
import { pageBody } from '~/platform/web/pageBody';

/** What a loader or an action threw, in one line of the log. A visitor who left is no fault, nor is a method that an address does not know. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.cx.log.error({ err: error }, 'a request failed');
}

const ABORT_AFTER_MS = 10_000;

/**
 * Renders a page as a stream: people get the shell at once, crawlers the whole page.
 * An error inside the shell rejects, so that the server answers 500; a later one is logged and the page goes on.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, cx }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const readyEvent = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [readyEvent]() {
          shellSent = true;
          const body = pageBody();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { status: answer, headers }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          if (shellSent) cx.log.error({ err: error }, 'a page broke off while it was drawn');
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS + 1_000).unref();
  });
}
