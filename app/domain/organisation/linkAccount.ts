import type { Day } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import type { AlreadyMember, NotConfirmed, UnknownAccount } from './refusals';

export interface LinkedPerson {
  readonly name: string;
  readonly joinedOn: Day;
  /** The person in charge says that this human being is meant. */
  readonly confirmed: boolean;
}

/** An account as a factory may see it. */
export interface LinkableAccount {
  readonly id: string;
  readonly disabled: boolean;
  readonly officer: boolean;
}

/**
 * Takes somebody in who signs in with an account they have already, as a 区域总监 of several factories does.
 * Unknown, disabled and regulators' accounts are answered alike, so that nobody learns which they are.
 */
export function linkAccount(
  account: LinkableAccount | null,
  member: { readonly name: string } | null,
  input: LinkedPerson,
): Decision<{ accountId: string; name: string; joinedOn: Day }, UnknownAccount | AlreadyMember | NotConfirmed> {
  if (!input.confirmed) return refused({ code: 'notConfirmed' });
  if (!account || account.disabled || account.officer) return refused({ code: 'unknownAccount' });
  if (member) return refused({ code: 'alreadyMember', name: member.name });
  return decided({ accountId: account.id, name: input.name, joinedOn: input.joinedOn });
}
