import { useState } from 'react';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { type FormState, isFormState } from '../forms';
import { ContractForm } from '../forms/ContractForm';
import { Notice, Section } from '../ui';

export interface AccountOfPerson {
  readonly loginName: string;
  readonly shut: boolean;
  /** Passwords typed wrong since the last good sign-in. */
  readonly failures: number;
}

/** A password that was just issued; it is in this answer and nowhere else. */
export interface Issued {
  readonly issued: { readonly password: string };
}

/** The account of a person for those who manage: a new first password for who forgot theirs, shutting and opening, each with a reason. */
export function AccountSection({ personId, name, account, answer }: {
  readonly personId: string;
  readonly name: string;
  readonly account: AccountOfPerson;
  /** What the page's own action answered, where the browser sent the form by itself. */
  readonly answer: FormState | Issued | undefined;
}) {
  const [issued, setIssued] = useState(answer && 'issued' in answer ? answer.issued : null);
  const of = `/organisation/people/${personId}`;
  return (
    <Section title="账号">
      {issued ? (
        <Notice key={issued.password} arrives tone="success" title={`已为${name}签发新的首次密码。它只显示这一次，请抄给本人。`}>
          登录名 <b className="mono">{account.loginName}</b>，首次密码 <b className="mono">{issued.password}</b>。原来的密码已作废，所有设备上的登录已退出；本人下次登录时要改密码。
        </Notice>
      ) : null}
      <p className="soft">
        {account.shut ? '账号已停用，不能登录。' : '账号可以登录。'}
        {account.failures > 0 ? `上次登录成功以来输错密码 ${account.failures} 次。` : ''}
      </p>
      {account.shut ? (
        <ContractForm of={of} contract={ORGANISATION_CONTRACTS.openAccount} />
      ) : (
        <>
          <ContractForm
            state={isFormState(answer) ? answer : undefined}
            contract={ORGANISATION_CONTRACTS.issuePassword}
            confirm={`为${name}签发新的首次密码？原来的密码随即作废。`}
            onDone={(done: Issued) => setIssued(done.issued)}
          />
          <ContractForm of={of} contract={ORGANISATION_CONTRACTS.shutAccount} danger confirm={`停用${name}的账号？所有设备上的登录随即退出。`} />
        </>
      )}
    </Section>
  );
}
