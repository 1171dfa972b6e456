import type { Role } from '../types';

/** Everything somebody of a factory may do, as verbs of the product. */
export const ACTIONS = [
  'desk.view',
  'enterprise.edit',
  'organisation.view',
  'organisation.manage',
  'settings.edit',
  'risk.view',
  'risk.edit',
  'risk.publish',
  'calendar.declareStop',
  'check.view',
  'check.submit',
  'check.correct',
  'gap.explain',
  'daily.sign',
  'weekly.view',
  'weekly.compile',
  'weekly.sign',
  'monthly.view',
  'monthly.compile',
  'monthly.sign',
  'resolution.complete',
  'hazard.view',
  'hazard.register',
  'hazard.grade',
  'hazard.confirmMajor',
  'hazard.notify',
  'hazard.receive',
  'hazard.rectify',
  'hazard.verify',
  'hazard.requestExtension',
  'hazard.decideExtension',
  'papers.view',
  'submission.view',
  'submission.submit',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a permission reaches: the whole enterprise, the workshops headed, the posts held, or what carries one's own name. */
export type Reach = 'enterprise' | 'workshop' | 'post' | 'self';

const E = 'enterprise';
const W = 'workshop';
const P = 'post';
const S = 'self';

/**
 * The permission matrix: role × action → reach; an action that is not named is not allowed.
 * The three appointed roles follow Orders 75/76 (daily: officer, weekly: director, monthly: 主要负责人); who may
 * stand in for whom is written nowhere, so the rest is this product's proposal.
 */
export const PERMISSIONS: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  principal: {
    'desk.view': E, 'enterprise.edit': E, 'organisation.view': E, 'organisation.manage': E, 'settings.edit': E,
    'risk.view': E, 'calendar.declareStop': E, 'check.view': E, 'gap.explain': E,
    'weekly.view': E, 'weekly.sign': E, 'monthly.view': E, 'monthly.compile': E, 'monthly.sign': E, 'resolution.complete': E,
    'hazard.view': E, 'hazard.register': E, 'hazard.verify': E, 'hazard.decideExtension': E,
    'papers.view': E, 'submission.view': E,
  },
  director: {
    'desk.view': E, 'enterprise.edit': E, 'organisation.view': E, 'organisation.manage': E, 'settings.edit': E,
    'risk.view': E, 'risk.edit': E, 'risk.publish': E, 'calendar.declareStop': E, 'check.view': E, 'check.submit': E,
    'check.correct': E, 'gap.explain': E, 'daily.sign': E, 'weekly.view': E, 'weekly.compile': E, 'weekly.sign': E,
    'monthly.view': E, 'monthly.compile': E, 'monthly.sign': E, 'resolution.complete': E,
    'hazard.view': E, 'hazard.register': E, 'hazard.grade': E, 'hazard.confirmMajor': E, 'hazard.notify': E, 'hazard.receive': S,
    'hazard.rectify': S, 'hazard.verify': E, 'hazard.requestExtension': S, 'hazard.decideExtension': E,
    'papers.view': E, 'submission.view': E, 'submission.submit': E,
  },
  officer: {
    'desk.view': E, 'organisation.view': E, 'risk.view': E, 'risk.edit': E, 'calendar.declareStop': E, 'check.view': E,
    'check.submit': E, 'check.correct': E, 'gap.explain': E, 'daily.sign': E, 'weekly.view': E, 'monthly.view': E,
    'resolution.complete': S, 'hazard.view': E, 'hazard.register': E, 'hazard.grade': E, 'hazard.notify': E, 'hazard.receive': S,
    'hazard.rectify': S, 'hazard.verify': E, 'hazard.requestExtension': S, 'papers.view': E, 'submission.view': E,
  },
  workshopHead: {
    'desk.view': W, 'organisation.view': W, 'risk.view': W, 'check.view': W, 'check.submit': W, 'check.correct': W, 'gap.explain': W,
    'resolution.complete': S, 'hazard.view': W, 'hazard.register': W, 'hazard.receive': W, 'hazard.rectify': W, 'hazard.verify': W,
    'hazard.requestExtension': W, 'papers.view': W,
  },
  teamLead: {
    'risk.view': P, 'check.view': P, 'check.submit': P, 'check.correct': P, 'gap.explain': P, 'resolution.complete': S,
    'hazard.view': P, 'hazard.register': P, 'hazard.receive': S, 'hazard.rectify': S, 'hazard.requestExtension': S,
  },
  inspector: {
    'risk.view': P, 'check.view': P, 'check.submit': P, 'check.correct': P, 'gap.explain': P, 'resolution.complete': S,
    'hazard.view': P, 'hazard.register': P, 'hazard.receive': S, 'hazard.rectify': S, 'hazard.requestExtension': S,
  },
  operator: {
    'risk.view': P, 'check.view': P, 'check.submit': P, 'resolution.complete': S,
    'hazard.view': P, 'hazard.register': P, 'hazard.receive': S, 'hazard.rectify': S, 'hazard.requestExtension': S,
  },
};

/** What everybody of the house sees, with or without a post: what carries their own name. */
const EVERYBODY: Readonly<Partial<Record<Action, Reach>>> = { 'check.view': S, 'hazard.view': S };

const ORDER: readonly Reach[] = ['self', 'post', 'workshop', 'enterprise'];

/** The widest reach any of the roles gives for an action, or that everybody has; null when none allows it. */
export function reachOf(roles: readonly Role[], action: Action): Reach | null {
  const reaches = [EVERYBODY[action], ...roles.map((role) => PERMISSIONS[role][action])].filter((reach) => reach !== undefined);
  return reaches.reduce<Reach | null>((widest, reach) => (widest && ORDER.indexOf(widest) >= ORDER.indexOf(reach) ? widest : reach), null);
}
