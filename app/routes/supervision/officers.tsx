import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { useTold } from '~/components/forms/useTold';
import { Notice, PageHeader } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { authoriseRegulator } from '~/platform/web/authorise';
import { forbidden } from '~/platform/web/respond';
import { officer } from '~/verbs/supervision';

export async function loader(args: LoaderFunctionArgs) {
  const { permit } = await authoriseRegulator(args);
  if (!permit.isLead) forbidden('只有本单位的负责人可以建立人员账户。');
  return { bureaus: permit.bureaus.map(({ id, name }) => ({ value: id, label: name })) };
}

export const action = officer.action;

/** An officer just made, with the first password: this once. */
interface Made {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly regulatorName: string;
}

/** The form that makes an officer of the own bureau or of one below. */
export default function NewOfficer() {
  const { bureaus } = useLoaderData<typeof loader>();
  const { told: made, onDone, state } = useTold<Made>('made');
  return (
    <>
      <PageHeader trail={[{ label: '单位和人员', to: '/supervision/bureaus' }]} title="建立人员账户" />
      {made ? (
        <Notice tone="success" title={`已为${made.name}建立账户（${made.regulatorName}），请把登录名和首次密码交给本人。只显示这一次。`}>
          登录名 <b className="mono">{made.loginName}</b>，首次密码 <b className="mono">{made.password}</b>。本人首次登录时要改密码。
        </Notice>
      ) : null}
      <ContractForm<unknown> contract={SUPERVISION_CONTRACTS.makeOfficer} state={state} onDone={onDone} known={{ bureauId: { options: bureaus, listed: true } }} row={['name', 'title', 'loginName']} />
    </>
  );
}
