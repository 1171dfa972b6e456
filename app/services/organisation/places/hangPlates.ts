import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '../../context';
import { setRule } from '../../enterprise/setRule';

export interface NoPosts {
  readonly code: 'noPosts';
}

export const PLATES_REFUSALS: RefusalTexts<NoPosts> = { noPosts: () => ({ status: 422, sentence: '还没有岗位，也就没有可以贴的二维码。请先在“组织”里设立岗位。' }) };

/** Takes down that the plate of every open post hangs where it belongs; posts opened later have none yet. Event `settings.platesHung`. Refused where there is no post. */
export async function hangPlates(cx: Context, permit: Authorised<'settings.edit'>): Promise<Decision<{ posts: number }, NoPosts>> {
  const posts = (await organisationOf(scopeOf(cx.store, permit.enterpriseId)).posts()).filter(({ closedOn }) => closedOn === null).map(({ id }) => id);
  if (posts.length === 0) return refused({ code: 'noPosts' });
  const hung = await setRule(cx, permit, 'plates', posts.toSorted());
  return hung.ok ? decided({ posts: posts.length }) : hung;
}
