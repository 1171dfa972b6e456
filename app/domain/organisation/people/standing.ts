import type { Day } from '../../shared/day';
import { ROLE_NAMES } from '../words';
import { ROLE_ORDER } from '../access/authority';
import { lastsOn } from './stretches';
import type { Appointment, PostHolding, Role, Standing } from '../types';

export { lastsOn };

/** A person as far as standing is concerned; both days belong to the time of membership. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly joinedOn: Day;
  /** Last day; null while the person stays. */
  readonly leftOn: Day | null;
}

/** A holding with the names it is printed under. */
export type NamedHolding = Pick<PostHolding, 'role' | 'workshopId' | 'postId' | 'fromDay' | 'toDay'> & {
  readonly workshopName: string;
  readonly postName: string | null;
};

/**
 * What a person is on a day, with the title to sign under: the roles of the appointments and holdings that cover it.
 * Null for somebody who has not joined yet or has left. A member without any role stands with an empty list.
 */
export function standingOn(
  person: Member,
  appointments: readonly Pick<Appointment, 'role' | 'fromDay' | 'toDay'>[],
  holdings: readonly NamedHolding[],
  day: Day,
): { standing: Standing; title: string } | null {
  if (!lastsOn({ fromDay: person.joinedOn, toDay: person.leftOn }, day)) return null;
  const held = holdings.filter((holding) => lastsOn(holding, day));
  const has = new Set<Role>([...appointments.filter((appointment) => lastsOn(appointment, day)), ...held].map(({ role }) => role));
  const roles = ROLE_ORDER.filter((role) => has.has(role));
  return {
    standing: {
      personId: person.id,
      name: person.name,
      roles,
      workshopIds: unique(held.filter(({ role }) => role === 'workshopHead').map(({ workshopId }) => workshopId)),
      postIds: unique(held.flatMap(({ role, postId }) => (role !== 'workshopHead' && postId ? [postId] : []))),
    },
    title: titleOf(roles, held),
  };
}

/** The title of the highest role: 质量安全总监, 挤塑车间 车间主任, 绝缘挤出岗 班组长; 员工 without any role. */
export function titleOf(roles: readonly Role[], held: readonly Pick<NamedHolding, 'role' | 'workshopName' | 'postName'>[]): string {
  const highest = ROLE_ORDER.find((role) => roles.includes(role));
  if (!highest) return '员工';
  const holding = held.find(({ role }) => role === highest);
  return holding ? `${holding.postName ?? holding.workshopName} ${ROLE_NAMES[highest]}` : ROLE_NAMES[highest];
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];
