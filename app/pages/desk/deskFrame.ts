import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import type { Role } from '~/domain/organisation/types';
import type { Context } from '~/services/context';
import { unreadCount } from './inbox';

/** The eight nouns of the desk, each with the permission that opens it. */
export const NOUNS = [
  { key: 'desk', to: '/desk', label: '工作台', opens: 'desk.view' },
  { key: 'risk', to: '/risk', label: '风险清单', opens: 'risk.view' },
  { key: 'routine', to: '/routine', label: '日周月', opens: 'check.view' },
  { key: 'hazards', to: '/hazards', label: '隐患', opens: 'hazard.view' },
  { key: 'papers', to: '/papers', label: '文书', opens: 'papers.view' },
  { key: 'submissions', to: '/submissions', label: '报送', opens: 'submission.view' },
  { key: 'organisation', to: '/organisation', label: '组织', opens: 'organisation.view' },
  { key: 'settings', to: '/settings', label: '设置', opens: 'settings.edit' },
] as const satisfies readonly { key: string; to: string; label: string; opens: Action }[];

/** What is looked at over time, beside the nouns: back, and ahead. */
export const VIEWS = [
  { key: 'trends', to: '/trends', label: '走势', opens: 'desk.view' },
  { key: 'due', to: '/due', label: '日程', opens: 'desk.view' },
] as const satisfies readonly { key: string; to: string; label: string; opens: Action }[];

type Place<K> = { readonly key: K; readonly to: string; readonly label: string };
export type Noun = (typeof NOUNS)[number]['key'];

export interface DeskFrameView {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly personName: string;
  readonly title: string;
  /** Factories the account may act in, this one included. */
  readonly memberships: readonly { readonly enterpriseId: string; readonly enterpriseName: string }[];
  readonly unread: number;
  readonly nouns: readonly Place<Noun>[];
  readonly views: readonly Place<(typeof VIEWS)[number]['key']>[];
}

/** The places of a list that somebody may open. */
const opened = <K extends string>(places: readonly (Place<K> & { readonly opens: Action })[], roles: readonly Role[]): Place<K>[] =>
  places.filter(({ opens }) => reachOf(roles, opens) !== null).map(({ key, to, label }) => ({ key, to, label }));

/** What the frame around every desk page shows: where and as whom one acts, what one may open, what is unread. One query while nothing is. */
export async function deskFrame(
  cx: Pick<Context, 'store'>,
  permit: Authorised<'desk.view'>,
  memberships: DeskFrameView['memberships'],
): Promise<DeskFrameView> {
  const { enterpriseId, personId, actor, standing } = permit;
  return {
    enterpriseId,
    enterpriseName: memberships.find((one) => one.enterpriseId === enterpriseId)?.enterpriseName ?? '',
    personName: actor.name,
    title: actor.title,
    memberships: memberships.map((one) => ({ enterpriseId: one.enterpriseId, enterpriseName: one.enterpriseName })),
    unread: await unreadCount(scopeOf(cx.store, enterpriseId), personId, permit.today),
    nouns: opened(NOUNS, standing.roles),
    views: opened(VIEWS, standing.roles),
  };
}
