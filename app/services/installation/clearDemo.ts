import { insert, remove } from 'db/dialect/writes';
import { foundedAs, sessionIds } from 'db/repositories/installation';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { installationFacts, sessions } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { closedSentence } from '~/domain/organisation/access/lockout';
import { CLEARING_WORDS } from '~/domain/organisation/settingsContracts';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '../context';
import { knowsPassword } from '../session/signingMeans';

type ClearRefusal =
  | { readonly code: 'notDemo' }
  | { readonly code: 'notDirector' }
  | { readonly code: 'othersThere'; readonly names: readonly string[] }
  | { readonly code: 'wordsWrong' }
  | { readonly code: 'wrongPassword' }
  | { readonly code: 'notServed' }
  | { readonly code: 'locked'; readonly until: Instant };

export const CLEAR_REFUSALS: RefusalTexts<ClearRefusal> = {
  notDemo: () => ({ status: 409, sentence: '本企业不是演示企业，它的记录不能清空。' }),
  notDirector: () => ({ status: 403, sentence: '清空演示由质量安全总监办理。' }),
  othersThere: ({ names }) => ({ status: 409, sentence: `这个系统里不只有演示：还有${names.join('、')}。为了不动到它们，不能清空。` }),
  wordsWrong: () => ({ status: 422, field: 'words', sentence: `请一字不差地输入“${CLEARING_WORDS}”，什么都没有清空。` }),
  wrongPassword: () => ({ status: 422, field: 'password', sentence: '登录密码不对，什么都没有清空。' }),
  notServed: () => ({ status: 409, sentence: '现在不能清空，请从浏览器打开的系统里办理。' }),
  locked: ({ until }) => ({ status: 429, field: 'password', sentence: closedSentence(until) }),
};

/** Whether this enterprise is a demo that its director may take away: nothing but demos lives in the installation. */
export async function mayClear(cx: Pick<Context, 'store'>, permit: Authorised<'settings.edit'>): Promise<boolean> {
  if (!permit.standing.roles.includes('director')) return false;
  const { demo, own, others } = await foundedAs(cx.store.read);
  return demo.includes(permit.enterpriseId) && own.length === 0 && !others;
}

/**
 * Takes the demo away, all of it, and begins anew: with a new demo (`again`), or with a link to found an enterprise of one's own. Every session ends first, with the
 * mark by which a process that is cut off goes on at its next start. Refused where anything lives in the installation that is no demo's. Answers
 * where one goes on.
 */
export async function clearDemo(cx: Context, permit: Authorised<'settings.edit'>, input: { readonly words: string; readonly password: string; readonly next: 'again' | 'own' }): Promise<Decision<{ to: string }, ClearRefusal>> {
  const { demo, own, others } = await foundedAs(cx.store.read);
  if (!demo.includes(permit.enterpriseId)) return refused({ code: 'notDemo' });
  if (!permit.standing.roles.includes('director')) return refused({ code: 'notDirector' });
  if (own.length > 0 || others) return refused({ code: 'othersThere', names: own.length > 0 ? own : ['监管部门或范本库的账户'] });
  if (input.words !== CLEARING_WORDS) return refused({ code: 'wordsWrong' });
  const person = (await peopleOf(scopeOf(cx.store, permit.enterpriseId)).persons()).find(({ id }) => id === permit.personId);
  const account = person?.accountId ? await accountsOf(cx.store.read).byId(person.accountId) : null;
  if (!account) return refused({ code: 'wrongPassword' });
  const known = await knowsPassword(cx, { account }, input.password);
  if (!known.ok) return known;
  if (!cx.beginAnew) return refused({ code: 'notServed' });
  const ends = (await sessionIds(cx.store.read)).map((id) => remove(sessions, { id }));
  await cx.store.write([insert(installationFacts, { name: 'clearing', value: { again: input.next === 'again' }, at: cx.now() }), ...ends]);
  cx.log.warn({ next: input.next }, 'the demo is taken away');
  const { setupPath } = await cx.beginAnew();
  return decided({ to: setupPath ?? '/sign-in' });
}
