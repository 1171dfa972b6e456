import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import type { FormState } from '~/components/forms/state';
import type { RefusalText } from '~/domain/shared/refusal';
import { type Trouble, troubleOf } from '~/platform/host/trouble';
import { isConflict } from '~/services/context';
import { wantsJson } from './answerSent';
import { unread, wordsOfRequest } from './form';
import type { WebContext } from './loadContext';
import { refuse } from './respond';

const TROUBLES: Readonly<Record<Trouble, RefusalText>> = {
  full: { status: 507, sentence: '服务器的磁盘已满，这次没有保存。已经保存的记录都在，可以照常查看。请通知系统管理员腾出磁盘空间，然后再提交一次。' },
  readOnly: { status: 507, sentence: '服务器的磁盘现在只能读、不能写，这次没有保存。已经保存的记录都在，可以照常查看。请通知系统管理员检查磁盘，然后再提交一次。' },
  unwritable: { status: 507, sentence: '服务器的磁盘现在写不进去（可能已满，也可能只能读），这次没有保存。已经保存的记录都在，可以照常查看。请通知系统管理员检查磁盘，然后再提交一次。' },
  busy: { status: 503, sentence: '数据库正被别的程序占用，这次没有保存。请稍等片刻再提交一次；一直不行时，请通知系统管理员。' },
  away: { status: 503, sentence: '数据库暂时连接不上，这次可能没有保存。请稍等片刻再提交一次，已经保存过的不会重复；一直不行时，请通知系统管理员。' },
};

/** What is said to whoever asked for a file: it is handed out once that is written down. */
const UNTAKEN: Readonly<Partial<Record<Trouble, RefusalText>>> = {
  full: { status: 507, sentence: '服务器的磁盘已满：导出要先记入操作留痕，现在记不下来，所以没有导出。页面可以照常查看。请通知系统管理员腾出磁盘空间，然后再导出一次。' },
  readOnly: { status: 507, sentence: '服务器的磁盘现在只能读、不能写：导出要先记入操作留痕，现在记不下来，所以没有导出。页面可以照常查看。请通知系统管理员检查磁盘，然后再导出一次。' },
  unwritable: { status: 507, sentence: '服务器的磁盘现在写不进去（可能已满，也可能只能读）：导出要先记入操作留痕，现在记不下来，所以没有导出。页面可以照常查看。请通知系统管理员检查磁盘，然后再导出一次。' },
};

/** What is said to whoever only wanted to look. */
const UNREAD: RefusalText = { status: 503, sentence: '数据库暂时读不出来，记录没有受影响。请稍等片刻再打开；一直不行时，请通知系统管理员。' };

const MOVED: RefusalText = { status: 409, sentence: '同一时间有别人改了同一项内容，这次没有保存。请打开原来的页面，看过现在的内容后再提交。' };

/** The sentence of an error that is no fault of the program; null for one that is. */
const toldOf = (error: unknown): RefusalText | null => {
  const trouble = troubleOf(error);
  return trouble ? TROUBLES[trouble] : isConflict(error) ? MOVED : null;
};

/** Words of forms that could not be taken: where the page itself cannot be drawn, its error shows them. */
const typedIn = new WeakMap<WebContext, FormState['values']>();

type Module = NonNullable<ServerBuild['routes'][string]>['module'];

/** The action of a route that answers a trouble as it answers any refusal: a sentence, the status, and everything typed, which a page that sent it by script still has. */
const tellingAction = (action: NonNullable<Module['action']>, drawn: boolean) => async (args: ActionFunctionArgs): Promise<unknown> => {
  try {
    return await action(args);
  } catch (error) {
    const told = toldOf(error);
    if (!told) throw error;
    args.context.cx.log[told.status >= 500 ? 'error' : 'warn']({ err: error }, told.status === 409 ? 'the last attempt of a decision met a conflict' : 'a form could not be taken');
    if (wantsJson(args.request.headers.get('accept'))) return unread(told);
    const values = await wordsOfRequest(args.request);
    typedIn.set(args.context, values);
    const refusal = refuse(told, values);
    return drawn ? refusal : Response.json({ ...refusal.data, sentence: told.sentence }, { status: told.status });
  }
};

const tellingLoader = (loader: NonNullable<Module['loader']>, drawn: boolean) => async (args: LoaderFunctionArgs): Promise<unknown> => {
  try {
    return await loader(args);
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    args.context.cx.log.error({ err: error }, 'a page could not be read');
    const typed = typedIn.get(args.context);
    const { status, sentence } = typed ? TROUBLES[trouble] : (UNTAKEN[trouble] ?? UNREAD);
    throw drawn ? Response.json({ sentence, ...(typed ? { typed } : {}) }, { status }) : new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
};

/**
 * The build in which every route tells a trouble of the machine (no room, read-only, held, out of reach) and a decision that met a
 * conflict to the last, instead of failing as a fault of the program.
 */
export function tellTrouble(build: ServerBuild): ServerBuild {
  const telling = (module: Module): Module => {
    const drawn = module.default !== undefined;
    return {
      ...module,
      ...(module.action ? { action: tellingAction(module.action, drawn) } : {}),
      ...(module.loader ? { loader: tellingLoader(module.loader, drawn) } : {}),
    } as Module;
  };
  return { ...build, routes: Object.fromEntries(Object.entries(build.routes).map(([id, route]) => [id, route && { ...route, module: telling(route.module) }])) };
}
