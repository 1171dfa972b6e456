import { redirect } from '@remix-run/node';
import { authorise as grant, type Authorised } from '~/domain/organisation/authority';
import type { Action } from '~/domain/organisation/permissions';
import { dayOf } from '~/domain/shared/instant';
import type { EditorLeave } from '~/domain/risk/libraryEdit';
import type { RegulatorLeave } from '~/domain/supervision/authority';
import type { Context } from '~/services/context';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { type Acting, actingOf, editorOf, officerOf } from '~/services/session/membership';
import { findSession, isIdle, type SignedIn, touchSession } from '~/services/session/sessions';
import { cookieValue } from './cookies';
import type { WebContext } from './loadContext';
import { typedIn } from './form';
import { forbidden } from './respond';

/** The parts of a loader's or action's arguments that tell who asks. */
export interface Asked {
  readonly request: Request;
  readonly context: WebContext;
}

/** Somebody of a factory, with a way to ask for leave. */
export interface FactoryVisitor extends SignedIn {
  readonly cx: Context;
  readonly acting: Acting;
}

/**
 * Asks `find` once for each request that reads: a page and the frame around it want to know the same of the same visitor. A request
 * that writes asks each time, since what it did may be the answer's end.
 */
function onceARequest<T>(find: (asked: Asked) => Promise<T>): (asked: Asked) => Promise<T> {
  const known = new WeakMap<WebContext, Promise<T>>();
  return (asked) => {
    if (asked.context.method !== 'GET') return find(asked);
    const found = known.get(asked.context) ?? find(asked);
    known.set(asked.context, found);
    return found;
  };
}

/** Who is signed in, before anything is known of factory or role; null for a stranger. */
export const signedIn = onceARequest(async ({ request, context }: Asked): Promise<SignedIn | null> => {
  const value = cookieValue(request.headers.get('cookie'), SESSION_COOKIE);
  return value ? findSession(context.cx, value) : null;
});

/** The factory the visitor acts in; null when nobody is signed in or the account belongs to none. */
const actingIn = onceARequest(async (asked: Asked): Promise<Acting | null> => {
  const who = await signedIn(asked);
  return who ? actingOf(asked.context.cx, who) : null;
});

/** Sends a stranger to sign in and back; a form is answered 401 with the words typed in it, since it cannot be replayed. Throws. */
async function turnAway({ request }: Asked): Promise<never> {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'GET') {
    const typed = await typedIn(request);
    const sentence = Object.keys(typed).length > 0 ? '这次没有保存。请登录后再提交；刚才输入的文字在下面，可以复制。' : '请先登录，再重新提交。';
    throw Response.json({ sentence, typed }, { status: 401, statusText: 'Unauthorized' });
  }
  throw redirect(pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** Signed in, password chosen, not idle; everybody else is turned away. */
async function requireAccount(asked: Asked): Promise<SignedIn> {
  const who = await signedIn(asked);
  if (!who) return turnAway(asked);
  if (who.account.mustChangePassword) throw redirect('/first-password');
  return who;
}

/** Somebody of a factory, without asking for anything in particular. Throws for strangers; 403 for accounts without a factory. */
export async function visitor(asked: Asked): Promise<FactoryVisitor> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const acting = await actingIn(asked);
  if (!acting) forbidden('您的账户目前不属于任何企业，请联系企业的质量安全总监。');
  if (isIdle(who.session, base.now(), acting.rules.idleMinutes)) await turnAway(asked);
  await touchSession(base, who.session);
  const cx = { ...base, log: base.log.child({ tenant: acting.enterpriseId, person: acting.standing.personId }) };
  return { ...who, cx, acting };
}

/** Leave for one action, from whoever is already known to visit; null when the role does not give it. */
export const leaveFor = <A extends Action>({ cx, acting }: FactoryVisitor, action: A): Authorised<A> | null =>
  grant(acting.enterpriseId, acting.standing, acting.title, dayOf(cx.now()), action);

/**
 * The door of every enterprise route: signed in, not idle, of this factory, with a role that may do `action`.
 * A stranger is sent to sign in (401 on a mutation), a role without the permission gets the 403 page.
 */
export async function authorise<A extends Action>(asked: Asked, action: A): Promise<FactoryVisitor & { leave: Authorised<A> }> {
  const who = await visitor(asked);
  const leave = leaveFor(who, action);
  if (!leave) forbidden();
  return { ...who, leave };
}

/** How long the session of an officer or editor may lie unused. */
const OFFICER_IDLE_MINUTES = 480;

/** The door of every regulator's route. People of factories get 403, strangers are sent to sign in. */
export async function authoriseRegulator(asked: Asked): Promise<{ cx: Context; leave: RegulatorLeave; account: SignedIn['account'] }> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const leave = await officerOf(base, who);
  if (!leave) forbidden('这里只供监管部门使用。');
  if (isIdle(who.session, base.now(), OFFICER_IDLE_MINUTES)) await turnAway(asked);
  await touchSession(base, who.session);
  return { cx: { ...base, log: base.log.child({ regulator: leave.regulatorId, officer: leave.officerId }) }, leave, account: who.account };
}

/** The door of the template library's editors. People of factories and regulators get 403, strangers are sent to sign in. */
export async function authoriseEditor(asked: Asked): Promise<{ cx: Context; leave: EditorLeave; account: SignedIn['account'] }> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const leave = await editorOf(base, who);
  if (!leave) forbidden('这里只供范本库编辑使用。');
  if (isIdle(who.session, base.now(), OFFICER_IDLE_MINUTES)) await turnAway(asked);
  await touchSession(base, who.session);
  return { cx: { ...base, log: base.log.child({ editor: leave.editorId }) }, leave, account: who.account };
}

/** Where a person belongs after signing in: desk, phone, supervision or library. */
export async function homeOf(asked: Asked): Promise<string> {
  const who = await signedIn(asked);
  if (!who) return '/sign-in';
  if (who.account.mustChangePassword) return '/first-password';
  if (await officerOf(asked.context.cx, who)) return '/supervision';
  if (await editorOf(asked.context.cx, who)) return '/library';
  const acting = await actingIn(asked);
  if (!acting) return '/account';
  const phone = !grant(acting.enterpriseId, acting.standing, acting.title, dayOf(asked.context.cx.now()), 'desk.view');
  return phone || isPhone(asked.request) ? '/today' : '/desk';
}

const isPhone = (request: Request): boolean => /Mobile|Android|iPhone/i.test(request.headers.get('user-agent') ?? '');
