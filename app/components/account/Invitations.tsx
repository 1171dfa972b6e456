import { VerbForm } from '~/components/forms/VerbForm';
import { formatDate } from '~/domain/shared/day';
import type { Day } from '~/domain/shared/day';

export interface InvitationTold {
  readonly id: string;
  readonly enterpriseName: string;
  readonly name: string;
  readonly joinedOn: Day;
  readonly invitedByName: string;
}

/** Factories that ask the owner of this account in; nothing happens without the owner's yes. */
export function Invitations({ invitations }: { readonly invitations: readonly InvitationTold[] }) {
  if (invitations.length === 0) return null;
  return (
    <>
      <h2>邀请</h2>
      {invitations.map((one) => (
        <div key={one.id} className="invitation">
          <p>
            {one.enterpriseName}（{one.invitedByName}）邀请您以“{one.name}”的姓名加入，起始日{formatDate(one.joinedOn)}。同意后，该企业可以给您安排职务，您可以在两家企业之间切换；现在打开的页面不会变。
          </p>
          <div className="answers">
            <VerbForm className="" action={`/account/invitations/${one.id}/acceptance`}>
              <button type="submit">同意加入</button>
            </VerbForm>
            <VerbForm className="" action={`/account/invitations/${one.id}/refusal`}>
              <button type="submit" className="quiet">不同意</button>
            </VerbForm>
          </div>
        </div>
      ))}
    </>
  );
}
