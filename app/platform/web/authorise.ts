import { redirect } from '@remix-run/node';
import { authorise as grant, type Authorised, type Member, memberOf } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { limitsOf } from '~/domain/organisation/access/sessionLife';
import { dayOf } from '~/domain/shared/instant';
import type { EditorPermit } from '~/domain/risk/library/libraryEdit';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import type { Context } from '~/services/context';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { type Acting, actingOf, editorOf, membershipsOf, officerOf } from '~/services/session/membership';
import { type Presented, presented, keepRoles, type SignedIn, touchSession } from '~/services/session/sessions';
import { cookieValue } from './cookies';
import type { WebContext } from './loadContext';
import { typedIn } from './form';
import { forbidden } from './respond';

/** The parts of a loader's or action's arguments that tell who asks. */
export interface Asked {
  readonly request: Request;
  readonly context: WebContext;
}

/** Somebody of a factory, with a way to ask for a permit. */
export interface FactoryVisitor extends SignedIn {
  readonly cx: Context;
  readonly acting: Acting;
}

/** Whether a request only reads. After a post, loaders see a GET of their own; the context knows how the visitor asked. */
const reads = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Asks `find` once for each request that reads: a page and the frame around it want to know the same of the same visitor. A request
 * that writes asks each time, since what it did may be the answer's end.
 */
function onceARequest<T, Given extends readonly unknown[]>(find: (asked: Asked, ...given: Given) => Promise<T>): (asked: Asked, ...given: Given) => Promise<T> {
  const known = new WeakMap<WebContext, Promise<T>>();
  return (asked, ...given) => {
    if (!reads(asked.context.method)) return find(asked, ...given);
    const found = known.get(asked.context) ?? find(asked, ...given);
    known.set(asked.context, found);
    return found;
  };
}

/** What the visitor's cookie stands for; null where there is none. The session of somebody who is there counts as used. */
const presentedBy = onceARequest(async ({ request, context }: Asked): Promise<Presented | null> => {
  const value = cookieValue(request.headers.get('cookie'), SESSION_COOKIE);
  if (!value) return null;
  const found = await presented(context.cx, value);
  if (found.who) await touchSession(context.cx, found.who.session);
  return found;
});

/** Who is signed in, before anything is known of factory or role; null for a stranger. */
export const signedIn = async (asked: Asked): Promise<SignedIn | null> => (await presentedBy(asked))?.who ?? null;

/** The factory in which somebody who is signed in acts; null when the account belongs to none. */
const actingIn = onceARequest(({ context }: Asked, who: SignedIn): Promise<Acting | null> => actingOf(context.cx, who));

/** Why a visitor is nobody: never signed in, the session lay idle, or it ended otherwise. */
type Ended = 'idle' | 'over' | null;
const endedFor = async (asked: Asked): Promise<Ended> => {
  const found = await presentedBy(asked);
  return found && !found.who ? found.ended : null;
};

const WHY: Readonly<Record<'idle' | 'over', string>> = { idle: '因较长时间没有操作，已自动退出登录。', over: '登录已过期，或已在别处退出。' };

/** The way to the sign-in form, and back to `next` after it; the form says why it is asked for. */
function entrance(next: string, ended: Ended): string {
  const search = new URLSearchParams({ ...(next === '/' ? {} : { next }), ...(ended ? { ended } : {}) }).toString();
  return search ? `/sign-in?${search}` : '/sign-in';
}

/** Sends a stranger to sign in and back; a form is answered 401 with the words typed in it, since it cannot be replayed. Throws. */
async function turnAway(asked: Asked): Promise<never> {
  const { request } = asked;
  const { pathname, search } = new URL(request.url);
  const ended = await endedFor(asked);
  if (reads(request.method)) throw redirect(entrance(pathname + search, ended));
  const typed = await typedIn(request);
  const lost = Object.keys(typed).length > 0 ? '这次没有保存。请登录后再提交；刚才输入的文字在下面，可以复制。' : '请先登录，再重新提交。';
  throw Response.json({ sentence: `${ended ? WHY[ended] : ''}${lost}`, typed }, { status: 401, statusText: 'Unauthorized' });
}

/**
 * The door of what belongs to an account and to no factory. A stranger is sent to sign in and back; a form of theirs leads to the entrance,
 * since passwords are typed there.
 */
export async function authoriseAccount(asked: Asked): Promise<SignedIn> {
  const who = await signedIn(asked);
  if (who) return who;
  if (!reads(asked.request.method)) throw redirect('/sign-in');
  return turnAway(asked);
}

/** The context of a visitor who is known: every line of the log says who it is, that of the request too. */
function known({ context }: Asked, who: Record<string, string>): Context {
  Object.assign(context.who, who);
  return { ...context.cx, log: context.cx.log.child(who) };
}

/** Leads whoever must have shown a second factor in this session and has not to where it is set up, and told. */
function requireSecond({ session }: SignedIn): void {
  if (session.secondAt === null) throw redirect('/account/second-factor');
}

/** Signed in and password chosen; everybody else is turned away. */
async function requireAccount(asked: Asked): Promise<SignedIn> {
  const who = await signedIn(asked);
  if (!who) return turnAway(asked);
  if (who.account.mustChangePassword) throw redirect('/first-password');
  return who;
}

const OF_NO_FACTORY = '您的账户目前不属于任何企业，请联系企业的质量安全总监。';

/** Somebody of a factory, without asking for anything in particular. Throws for strangers; 403 for accounts without a factory. */
export async function visitor(asked: Asked): Promise<FactoryVisitor> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const acting = await actingIn(asked, who);
  if (!acting) {
    const others = await membershipsOf(base, who);
    forbidden(others.length > 0 ? '您已不在原来所在企业的在册人员中。请在“账户”页选择要进入的企业。' : OF_NO_FACTORY);
  }
  const cx = known(asked, { tenant: acting.enterpriseId, person: acting.standing.personId });
  // By the roles of today, whatever they were when the session began.
  const { roles } = acting.standing;
  if (limitsOf(acting.rules, roles).secondFactor) requireSecond(who);
  await keepRoles(base, who, roles);
  return { ...who, cx, acting };
}

/** A permit for one action, from whoever is already known to visit; null when the role does not give it. */
export const permitFor = <A extends Action>({ cx, acting }: FactoryVisitor, action: A): Authorised<A> | null =>
  grant(acting.enterpriseId, acting.standing, acting.title, dayOf(cx.now()), action);

/**
 * The door of every enterprise route: signed in, of this factory, with a role that may do `action`.
 * A stranger is sent to sign in (401 on a mutation), a role without the permission gets the 403 page.
 */
export async function authorise<A extends Action>(asked: Asked, action: A): Promise<FactoryVisitor & { permit: Authorised<A> }> {
  const who = await visitor(asked);
  const permit = permitFor(who, action);
  if (!permit) forbidden();
  return { ...who, permit };
}

/** The door of what anybody of the factory may, with or without a post. */
export async function authoriseFactory(asked: Asked): Promise<FactoryVisitor & { permit: Member }> {
  const who = await visitor(asked);
  const { cx, acting } = who;
  return { ...who, permit: memberOf(acting.enterpriseId, acting.standing, acting.title, dayOf(cx.now())) };
}

/** The door of whoever may go on in another factory: signed in, whether or not the session acts in one now. 403 for accounts without a factory. */
export async function authoriseMember(asked: Asked): Promise<SignedIn & Pick<Acting, 'memberships'>> {
  const who = await requireAccount(asked);
  const memberships = await membershipsOf(asked.context.cx, who);
  if (memberships.length === 0) forbidden(OF_NO_FACTORY);
  return { ...who, memberships };
}

/** The door of every regulator's route. People of factories get 403, strangers are sent to sign in. */
export async function authoriseRegulator(asked: Asked): Promise<{ cx: Context; permit: RegulatorPermit; account: SignedIn['account'] }> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const permit = await officerOf(base, who);
  if (!permit) forbidden('这里只供监管部门使用。');
  if (permit.secondFactor) requireSecond(who);
  return { cx: known(asked, { regulator: permit.regulatorId, officer: permit.officerId }), permit, account: who.account };
}

/** The door of the template library's editors. People of factories and regulators get 403, strangers are sent to sign in. */
export async function authoriseEditor(asked: Asked): Promise<{ cx: Context; permit: EditorPermit; account: SignedIn['account'] }> {
  const who = await requireAccount(asked);
  const base = asked.context.cx;
  const permit = await editorOf(base, who);
  if (!permit) forbidden('这里只供范本库编辑使用。');
  return { cx: known(asked, { editor: permit.editorId }), permit, account: who.account };
}

/** Where a person belongs after signing in: desk, phone, supervision or library; who has several factories first sees them side by side, unless one was just entered. */
export async function homeOf(asked: Asked, entered = false): Promise<string> {
  const who = await signedIn(asked);
  if (!who) return entrance('/', await endedFor(asked));
  if (who.account.mustChangePassword) return '/first-password';
  if (await officerOf(asked.context.cx, who)) return '/supervision';
  if (await editorOf(asked.context.cx, who)) return '/library';
  const acting = await actingIn(asked, who);
  if (!acting) return '/account';
  const phone = !grant(acting.enterpriseId, acting.standing, acting.title, dayOf(asked.context.cx.now()), 'desk.view');
  if (phone || isPhone(asked.request)) return '/today';
  return acting.memberships.length > 1 && !entered ? '/factories' : '/desk';
}

const isPhone = (request: Request): boolean => /Mobile|Android|iPhone/i.test(request.headers.get('user-agent') ?? '');
