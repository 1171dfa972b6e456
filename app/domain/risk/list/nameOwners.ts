import type { Member } from '../../organisation/people/standing';
import { lastsOn } from '../../organisation/people/stretches';
import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { type House, type Owners, proposeOwners } from './owners';
import type { OwnerMarks, RiskItem } from '../types';

/** Names given by hand: an id names, null takes the name away, and what is left out stays. */
export type OwnersInput = Partial<Owners>;

export type OwnersRefusal =
  | { readonly code: 'nobodyNamed' }
  | { readonly code: 'personUnknown'; readonly field: keyof Owners }
  | { readonly code: 'personLeft'; readonly field: keyof Owners; readonly name: string };

const FIELDS = ['ownerEnterprise', 'ownerWorkshop', 'ownerPost'] as const satisfies readonly (keyof Owners)[];

/** Names the responsible persons of an item. Refused for somebody who is not of the house today. */
export function nameOwners(input: OwnersInput, members: readonly Member[], today: Day): Decision<OwnersInput, OwnersRefusal> {
  const given = FIELDS.filter((field) => input[field] !== undefined);
  if (given.length === 0) return refused({ code: 'nobodyNamed' });
  for (const field of given) {
    const id = input[field];
    if (id === null) continue;
    const member = members.find((candidate) => candidate.id === id);
    if (!member) return refused({ code: 'personUnknown', field });
    if (!lastsOn({ fromDay: member.joinedOn, toDay: member.leftOn }, today)) return refused({ code: 'personLeft', field, name: member.name });
  }
  return decided(Object.fromEntries(given.map((field) => [field, input[field]])));
}

/** Whether exactly one level leads: somebody answers, and not everybody. */
export const ledByOne = (marks: OwnerMarks): boolean => Object.values(marks).filter((mark) => mark === 'lead').length === 1;

/** The names the house proposes for the levels of an item at which nobody stands yet; empty when it has nobody to propose. */
export function fillOwners(item: RiskItem, house: House, today: Day): OwnersInput {
  const proposal = proposeOwners(item, house, today);
  return Object.fromEntries(FIELDS.filter((field) => item[field] === null && proposal[field] !== null).map((field) => [field, proposal[field]]));
}
