import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node';
import { isFormState, type FormState } from '~/components/forms/state';
import { wordsOf } from '~/components/ui/ErrorPage';
import { afterwordIn } from '~/domain/shared/afterword';

const KEPT = '输入的内容都还在';

/** Whether a post comes from a script of a page (`components/forms/send`), which reads JSON; a browser that sends a form by itself wants a page. */
export const wantsJson = (accept: string | null | undefined): boolean => /\bapplication\/json\b/.test(accept ?? '');

/** What a form that nobody judged is told: what happened, and that nothing typed is lost. `sentence` is the reason where there is one. */
export function toldAtForm(status: number, sentence: string | undefined, requestId: string): FormState {
  return { status, formError: sentenceOf(status, sentence, requestId), errors: {}, values: {}, unread: true };
}

function sentenceOf(status: number, sentence: string | undefined, requestId: string): string {
  if (status >= 500 && sentence) return `${sentence}${KEPT}。`;
  if (status >= 500) return `系统出了问题，这次可能没有保存。${KEPT}，请稍后再提交一次；仍不成功时，请把请求编号 ${requestId} 告诉管理员。`;
  if (status === 401) return `登录已过期，这次没有保存，${KEPT}。请在新页登录，然后回到本页再提交。`;
  return `${sentence ?? `${wordsOf(status).title}。`}这次没有保存，${KEPT}。`;
}

/** The reason in a thrown answer: `{ sentence }`, or its body where that is a sentence of ours. Of what was not found nothing more is told. */
async function reasonIn(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : null;
  if (typeof json === 'object' && json !== null) return 'sentence' in json && typeof json.sentence === 'string' ? json.sentence : undefined;
  return answer.status !== 404 && /[\u4e00-\u9fff]/.test(text) ? text : undefined;
}

/** The head under which an action gives what is to be said once its deed is done (`afterwords.ts`). */
export const AFTERWORD_HEAD = 'X-Afterword';

/** Where an answer leads and what is said there, told instead of gone there; its cookies and other heads stay. */
function leadingTo(to: string, { headers: given }: Response): Response {
  const headers = new Headers(given);
  const word = afterwordIn(decodeURIComponent(headers.get(AFTERWORD_HEAD) ?? ''));
  ['Location', AFTERWORD_HEAD].forEach((name) => headers.delete(name));
  return Response.json({ to, ...(headers.has('X-Remix-Reload-Document') ? { reload: true } : {}), ...(word ? { word } : {}) }, { headers });
}

type Action = NonNullable<NonNullable<ServerBuild['routes'][string]>['module']['action']>;

/** What a route returns beside plain values: with a status and heads of its own. */
const isGiven = (value: unknown): value is { readonly data: unknown; readonly init: ResponseInit | null } => typeof value === 'object' && value !== null && 'data' in value && 'init' in value;

/** The action of a route that says in JSON what it would show on a page: `{ to }`, a FormState, or `{ done }` with what else it returns. Its own answers stay. */
const answering = (action: Action) => async (args: ActionFunctionArgs): Promise<Response> => {
  let said: unknown;
  let thrown = false;
  try {
    said = await action(args);
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    [said, thrown] = [error, true];
  }
  if (said instanceof Response) {
    const to = said.status >= 300 && said.status < 400 ? said.headers.get('Location') : null;
    if (to !== null) return leadingTo(to, said);
    if (!thrown) return said;
    return Response.json(toldAtForm(said.status, await reasonIn(said), args.context.requestId), { status: said.status });
  }
  const { data, init } = isGiven(said) ? said : { data: said, init: null };
  return Response.json(isFormState(data) ? data : { done: data ?? null }, init ?? {});
};

/**
 * The build that answers what a page's own script sends: each route is its action alone, so that nothing is loaded or drawn, and the same
 * address tells in JSON what it tells a browser without scripts by a page.
 */
export function answerSent(build: ServerBuild): ServerBuild {
  const alone = ({ module }: NonNullable<ServerBuild['routes'][string]>) => (module.action ? { action: answering(module.action) } : {}) as typeof module;
  return { ...build, routes: Object.fromEntries(Object.entries(build.routes).map(([id, route]) => [id, route && { ...route, module: alone(route) }])) };
}
