import { addDays, type Day, formatDate } from '../../shared/day';
import { ROLE_NAMES } from '../words';
import type { HeldRole, Person, PostHolding, Versioned } from '../types';
import type { NamedHolding } from './standing';
import { meets } from './stretches';

/** What a leaving person leaves behind: rows of the list by post, hazards, resolutions, posts held or stood in at. */
export const MATTER_KINDS = ['items', 'hazard', 'resolution', 'holding'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** One thing that goes to somebody else; rows of the list of one post go together. */
export interface Matter {
  /** Names it in a form: its kind and its id. */
  readonly key: `${MatterKind}:${string}`;
  readonly kind: MatterKind;
  readonly id: string;
  /** What it is, as a person reads it. */
  readonly label: string;
}

/** In place of somebody: nobody follows, and what was held only ends. */
export const NOBODY = 'end';

/** Who is to have what: one for all, and others for some. */
export interface Handing {
  /** '' where each thing says so itself. */
  readonly to: string;
  readonly rows: Readonly<Record<string, string>>;
}

/** A holding with the names it is told by. */
export type HeldPlace = Versioned<PostHolding> & Pick<NamedHolding, 'workshopName' | 'postName'> & { readonly personName: string };

/** How a holding goes on: it ends with a day, and another begins with the next. */
export interface HoldingMoved {
  readonly holding: HeldPlace;
  readonly toDay: Day;
  readonly begins: { readonly person: Versioned<Person>; readonly role: HeldRole; readonly standsInFor: string | null; readonly fromDay: Day; readonly toDay: Day | null } | null;
}

/** A matter with who has it from then on; null where it only ends. */
export interface MatterMoved {
  readonly matter: Matter;
  readonly to: Versioned<Person> | null;
  /** What becomes of it, in a sentence. */
  readonly text: string;
}

export interface HandOverPlan {
  readonly moved: readonly MatterMoved[];
  readonly holdings: readonly HoldingMoved[];
}

/** What is wrong with whom a matter was to go to. */
export interface MatterProblem {
  readonly key: string;
  readonly sentence: string;
}

interface Ground {
  readonly person: Person;
  /** Everybody of the factory. */
  readonly members: readonly Versioned<Person>[];
  /** Holdings of everybody. */
  readonly holdings: readonly HeldPlace[];
  readonly matters: readonly Matter[];
}

/** What of a person's holdings still lasts after a day. */
export const heldAfter = (holdings: readonly HeldPlace[], personId: string, lastDay: Day): HeldPlace[] =>
  holdings.filter((holding) => holding.personId === personId && (holding.toDay === null || holding.toDay > lastDay));

const placeOf = ({ workshopName, postName }: HeldPlace): string => postName ?? workshopName;
export const holdingLabel = (holding: HeldPlace): string => `${placeOf(holding)} ${ROLE_NAMES[holding.role]}${holding.standsInFor ? '（代检）' : ''}`;

const earlierOf = (one: Day | null, other: Day | null): Day | null => (one === null || (other !== null && other < one) ? other : one);

/**
 * Plans how everything a person leaves behind goes to others from the day after `lastDay`: all of it or none. `problems` say at which
 * matter nobody, or somebody who cannot, was named. Whoever stands in for the person stands in for who follows.
 */
export function planHandOver({ person, members, holdings, matters }: Ground, { to, rows }: Handing, lastDay: Day): { readonly plan: HandOverPlan; readonly problems: readonly MatterProblem[] } {
  const problems: MatterProblem[] = [];
  const moved: MatterMoved[] = [];
  const moves: HoldingMoved[] = [];
  const from = addDays(lastDay, 1);
  for (const matter of matters) {
    const { key, kind, label } = matter;
    const wrong = (sentence: string): void => void problems.push({ key, sentence });
    const said = rows[key] || to;
    if (said === '') {
      wrong(`请选择“${label}”交给谁。`);
      continue;
    }
    const next = members.find(({ id }) => id === said) ?? null;
    if (said === NOBODY && kind !== 'holding') wrong(`“${label}”要有人接，请选择交给谁。`);
    else if (said !== NOBODY && (!next || next.id === person.id)) wrong(`接手“${label}”的人不在名单里，请另选一位。`);
    else if (next && next.leftOn !== null && next.leftOn < from) wrong(`${next.name}的最后在岗日是${formatDate(next.leftOn)}，接不了“${label}”，请另选一位。`);
    else if (next && next.joinedOn > from) wrong(`${next.name}${formatDate(next.joinedOn)}才入职，${formatDate(from)}接不了“${label}”，请另选一位。`);
    else if (kind !== 'holding') moved.push({ matter, to: next, text: `${label}，改由${next!.name}负责` });
    else {
      const move = moveOf(matter, next);
      if (typeof move === 'string') wrong(move);
      else {
        moves.push(...move.all);
        moved.push({ matter, to: next, text: move.text });
      }
    }
  }
  return { plan: { moved, holdings: moves }, problems };

  /** How one holding moves with who stands in there; or the sentence why it cannot. */
  function moveOf({ id, label }: Matter, next: Versioned<Person> | null): { readonly all: readonly HoldingMoved[]; readonly text: string } | string {
    const holding = holdings.find((one) => one.id === id)!;
    if (holding.fromDay > lastDay) return `“${label}”自${formatDate(holding.fromDay)}起，晚于任到的那一天；请把日期改到那天以后，或先结束这段任职。`;
    const ends = `任到${formatDate(lastDay)}`;
    const at = (one: HeldPlace): boolean => one.role === holding.role && one.postId === holding.postId && one.workshopId === holding.workshopId;
    const replacing = holding.standsInFor === next?.id ? null : (holding.standsInFor ?? null);
    const held = next && holdings.find((one) => one.personId === next.id && at(one) && meets(from, one));
    if (held && held.toDay !== null && !held.standsInFor) return `${next.name}任“${label}”到${formatDate(held.toDay)}为止，不能重叠；请先结束那一段，或另选一位。`;
    const begins = !next || (held && !held.standsInFor) || (holding.standsInFor && holding.standsInFor === next.id)
      ? null
      : { person: next, role: holding.role, standsInFor: replacing, fromDay: from, toDay: earlierOf(holding.toDay, next.leftOn) };
    const others = holding.standsInFor ? [] : holdings.filter((one) => one.standsInFor === person.id && at(one) && one.toDay !== null && one.toDay > lastDay && one.fromDay <= lastDay);
    const covering = others.map((one): HoldingMoved => {
      const who = members.find((member) => member.id === one.personId);
      return { holding: one, toDay: lastDay, begins: next && who && who.id !== next.id ? { person: who, role: one.role, standsInFor: next.id, fromDay: from, toDay: one.toDay } : null };
    });
    const follows = next ? `，${next.name}自${formatDate(from)}起${held ? '（已任）' : ''}` : '，没有人接任';
    return { all: [{ holding, toDay: lastDay, begins }, ...covering], text: `${label}，${person.name}${ends}${follows}` };
  }
}
