import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { FormState } from '../forms/state';
import { Typed } from '../forms/Typed';
import { ErrorPage, UNREACHED } from './ErrorPage';

interface Told {
  readonly status: number;
  readonly sentence?: string;
  readonly requestId?: string;
  /** Words of a form that could not be taken. */
  readonly typed?: FormState['values'];
}

const isValues = (value: unknown): value is FormState['values'] => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** How browsers word that no answer came: Chromium, Firefox, Safari. */
const NO_ANSWER = /^(Failed to fetch|NetworkError|Load failed)/;

/** Reads a thrown answer: `{ sentence?, requestId? }` or a plain sentence as its body. A page that was not reached is told as that; anything else is a fault of ours. */
export function answerTold(error: unknown): Told {
  if (!isRouteErrorResponse(error)) return { status: error instanceof TypeError && NO_ANSWER.test(error.message) ? UNREACHED : 500 };
  const { status } = error;
  const body: unknown = error.data;
  if (typeof body === 'object' && body !== null) {
    const told = body as Record<string, unknown>;
    return { status, sentence: textOf(told.sentence), requestId: textOf(told.requestId), ...(isValues(told.typed) ? { typed: told.typed } : {}) };
  }
  const sentence = textOf(body);
  // What was not found is told by the page itself.
  return { status, sentence: sentence && status !== 404 && /[\u4e00-\u9fff]/.test(sentence) ? sentence : undefined };
}

/** The error boundary of every layout. `standalone` draws its own sheet, for places outside any frame; `home` is where the way out leads. */
export function RouteError({ standalone = false, home = '/' }: { standalone?: boolean; home?: string }) {
  const { status, sentence, requestId, typed } = answerTold(useRouteError());
  const root = useRouteLoaderData<{ requestId: string }>('root');
  const page = (
    <ErrorPage
      status={status}
      sentence={sentence}
      requestId={status === UNREACHED ? undefined : (requestId ?? root?.requestId)}
      actions={
        status === 401 ? (
          <a className="button primary" href="/sign-in">去登录</a>
        ) : status === UNREACHED ? (
          <button type="button" className="button primary" onClick={() => window.location.reload()}>重试</button>
        ) : (
          <>
            <a className="button primary" href={home}>回到首页</a>
            {status === 403 ? (
              <form method="post" action="/sign-out">
                <button type="submit" className="button">退出登录</button>
              </form>
            ) : null}
          </>
        )
      }
    >
      {typed ? <Typed values={typed} /> : null}
    </ErrorPage>
  );
  return standalone ? (
    <main className="entrance wide">
      <div className="sheet">{page}</div>
    </main>
  ) : (
    page
  );
}
