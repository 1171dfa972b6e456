import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { AlreadyInvited, AlreadyMember, NotConfirmed, UnknownAccount } from '../refusals';

export interface InvitedPerson {
  readonly name: string;
  readonly joinedOn: Day;
  /** The person in charge says that this human being is meant. */
  readonly confirmed: boolean;
}

/** An account as a factory may see it. */
export interface InvitableAccount {
  readonly id: string;
  readonly disabled: boolean;
  /** Serves a regulator or the template library, whose people stand in no factory. */
  readonly official: boolean;
}

/**
 * Invites somebody who signs in with an account they have already, as a 区域总监 of several factories does; only the owner's yes makes a
 * member of it. Unknown, shut and official accounts are answered alike, so that nobody learns which they are.
 */
export function inviteAccount(
  account: InvitableAccount | null,
  here: { readonly member: { readonly name: string } | null; readonly invited: boolean },
  input: InvitedPerson,
): Decision<{ accountId: string; name: string; joinedOn: Day }, UnknownAccount | AlreadyMember | AlreadyInvited | NotConfirmed> {
  if (!input.confirmed) return refused({ code: 'notConfirmed' });
  if (!account || account.disabled || account.official) return refused({ code: 'unknownAccount' });
  if (here.member) return refused({ code: 'alreadyMember', name: here.member.name });
  if (here.invited) return refused({ code: 'alreadyInvited' });
  return decided({ accountId: account.id, name: input.name, joinedOn: input.joinedOn });
}
