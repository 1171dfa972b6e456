import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { DataTable } from '~/components/ui/DataTable';
import { InstantText, PageHeader, Section } from '~/components/ui';
import { BUREAU_LEVEL_NAMES, OFFICER_ROLE_NAMES } from '~/domain/supervision/bureaus';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { bureausPage } from '~/pages/supervision/bureausPage';
import { authoriseRegulator } from '~/platform/web/authorise';
import { bureau } from '~/verbs/supervision';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return bureausPage(cx, permit);
}

export const action = bureau.action;

/** The own bureau and those below: their officers, and for who leads the forms that make more. */
export default function Bureaus() {
  const { bureaus, isLead, levels, self } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader
        title="单位和人员"
        description="下级单位收到的报送和发出的文书，本单位看得到；答复和办结由收到、发出的单位办理。"
        actions={<><Link className="button" to="/supervision/settings">本单位的设置</Link>{isLead ? <Link className="button primary" to="/supervision/officers">建立人员账户</Link> : null}</>}
      />
      {bureaus.map(({ id, name, region, level, officers }, at) => (
        <Section key={id} title={`${name}${at === 0 ? '（本单位）' : ''}`} extra={<span className="soft">{[level ? BUREAU_LEVEL_NAMES[level] : '', region].filter(Boolean).join(' · ')}</span>}>
          <DataTable
            label={`${name}的人员`}
            rowKey={(row) => row.id}
            rows={officers}
            empty="还没有人员账户。"
            columns={[
              { head: '姓名', width: 120, cell: (row) => row.name },
              { head: '职务', cell: (row) => row.title },
              { head: '登录名', width: 160, cell: (row) => row.loginName },
              { head: '权限', width: 100, cell: (row) => OFFICER_ROLE_NAMES[row.role ?? 'lead'] },
              { head: '任职', width: 260, cell: (row) => (row.endedAt ? <>已于 <InstantText at={row.endedAt} /> 结束</> : '在任') },
              ...(isLead ? [{ head: '办理', width: 140, cell: (row: (typeof officers)[number]) => (row.endedAt || row.id === self ? '—' : <ContractForm of={`/supervision/officers/${row.id}`} contract={SUPERVISION_CONTRACTS.endOfficer} quiet danger />) }] : []),
            ]}
          />
        </Section>
      ))}
      {isLead && levels.length > 0 ? (
        <Section title="建立下级单位">
          <ContractForm key={bureaus.length} contract={SUPERVISION_CONTRACTS.makeBureau} state={isFormState(answer) ? answer : undefined} known={{ level: { options: levels.map((value) => ({ value, label: BUREAU_LEVEL_NAMES[value] })) } }} row={['name', 'region']} />
        </Section>
      ) : null}
    </>
  );
}
