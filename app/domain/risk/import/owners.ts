import { lastsOn, type Member } from '../../organisation/people/standing';
import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { alikeName } from '../../shared/fold';
import type { OwnerMark } from '../types';
import type { ImportField } from './fields';
import type { RowNote, RowProblem } from './problems';
import { markOf } from './words';

/** Who a cell names: the person that is taken, the mark beside the name, and what else it says. */
export interface NamedOwner {
  readonly id: string;
  readonly mark: OwnerMark | null;
  readonly notes: readonly RowNote[];
}

/** Between two names, or a name and what is said of the person. */
const BETWEEN = /[、，,;；/／|｜\n()（）[\]【】:：&+]|(?<=\p{Script=Han})[-—–](?=\p{Script=Han})/u;
const MARKS = /[★●○]/gu;
const TELEPHONE = /(?:电话|手机|联系方式|tel\.?|工号)?[:：]?\+?\d[\d\s-]{2,}/giu;
/** What a person is called beside the name: 车间主任, 班长, 绝缘挤出岗. */
const TITLE = /^\p{Script=Han}{0,12}(?:主任|经理|总监|主管|负责人|责任人|总|代|兼|副|车间|班组|企业|公司|[长员工师手岗班组部科室厂级])$/u;

interface Names {
  readonly byName: ReadonlyMap<string, readonly Member[]>;
  /** The longest first. */
  readonly names: readonly string[];
  readonly read: Map<string, Part[]>;
}

/** One person a cell names, in the words of the cell. */
interface Part {
  readonly text: string;
  /** The name as members are looked up by; null for nobody who was ever registered. */
  readonly name: string | null;
  readonly mark: OwnerMark | null;
}

const indexes = new WeakMap<readonly Member[], Names>();

function namesOf(members: readonly Member[]): Names {
  const known = indexes.get(members);
  if (known) return known;
  const byName = new Map<string, Member[]>();
  for (const member of members) byName.set(alikeName(member.name), [...(byName.get(alikeName(member.name)) ?? []), member]);
  const names: Names = { byName, names: [...byName.keys()].sort((one, other) => other.length - one.length), read: new Map() };
  indexes.set(members, names);
  return names;
}

/** Registered names that stand in a text beside titles only; null when something else stands there too. */
function namesIn(text: string, names: readonly string[]): string[] | null {
  const found: { readonly name: string; readonly at: number }[] = [];
  let rest = text;
  for (const name of names) {
    for (let at = rest.indexOf(name); name && at >= 0; at = rest.indexOf(name)) {
      found.push({ name, at });
      rest = rest.slice(0, at) + '\n'.repeat(name.length) + rest.slice(at + name.length);
    }
  }
  const titles = rest.split('\n').filter(Boolean);
  if (found.length === 0 || !titles.every((title) => TITLE.test(title))) return null;
  return found.sort((one, other) => one.at - other.at).map(({ name }) => name);
}

function partsOf(text: string, { byName, names, read }: Names): Part[] {
  const known = read.get(text);
  if (known) return known;
  const bare = (part: string): string => alikeName(part.replace(MARKS, ''));
  const whole = bare(text);
  const parts = byName.has(whole)
    ? [{ text, name: whole, mark: markOf(text) }]
    : text.replace(TELEPHONE, '|').split(BETWEEN).flatMap((part): Part[] => {
        const said = bare(part);
        if (said === '') return [];
        const own = byName.has(said) ? [said] : namesIn(said, names);
        if (own) return own.map((name) => ({ text: byName.get(name)![0]!.name, name, mark: markOf(part) }));
        return TITLE.test(said) ? [] : [{ text: part.trim(), name: null, mark: markOf(part) }];
      });
  read.set(text, parts);
  return parts;
}

/** Whether a cell names just this person. */
export const namesOnly = (text: string, name: string): boolean => alikeName(text.replace(MARKS, '')) === alikeName(name);

/**
 * The person a cell names, however the name is spaced and with a title or a telephone number beside it. Of several the one marked ★, else the
 * first who is registered; the others are told in a note.
 */
export function ownerOf(field: ImportField, text: string, members: readonly Member[], today: Day): Decision<NamedOwner, RowProblem> {
  const names = namesOf(members);
  const parts = partsOf(text, names);
  const registered = parts.filter(({ name }) => name !== null);
  const part = registered.find(({ mark }) => mark === 'lead') ?? registered[0];
  if (!part) return refused({ code: 'personUnknown', field, name: parts[0]?.text ?? text });
  const named = names.byName.get(part.name!)!;
  const present = named.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, today));
  const { name } = named[0]!;
  if (present.length > 1) return refused({ code: 'personAmbiguous', field, name });
  if (present.length === 0) {
    const left = named.find(({ leftOn }) => leftOn !== null);
    return refused(left?.leftOn ? { code: 'personLeft', field, name, on: left.leftOn } : { code: 'personUnknown', field, name });
  }
  const others = [...new Set(parts.filter((one) => one.name !== part.name).map((one) => one.text))];
  return decided({ id: present[0]!.id, mark: part.mark, notes: others.length > 0 ? [{ code: 'ownersLeft', field, taken: name, others }] : [] });
}
