import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoleAppointments } from '~/components/organisation/RoleAppointments';
import { isFormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { PageHeader, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { appointmentsPage } from '~/pages/organisation/appointmentsPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import organisationCss from '~/styles/organisation.css?url';
import { appointment } from '~/verbs/organisation';

export const meta: MetaFunction = () => [{ title: '任命 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  return { ...(await appointmentsPage(who.cx, who.permit)), mayManage: permitFor(who, 'organisation.manage') !== null, mayReadPapers: who.permit.reach === 'enterprise' };
}

export const action = appointment.action;

export default function Appointments() {
  const { roles, people, today, mayManage, mayReadPapers } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader title="任命" description="主要负责人、质量安全总监、质量安全员的任命，从哪天到哪天，凭什么文件。结束后不再改动。" trail={[{ label: '组织', to: '/organisation' }]} />
      {roles.map((role) => (
        <RoleAppointments key={role.role} role={role} today={today} mayManage={mayManage} mayReadPapers={mayReadPapers} />
      ))}
      {mayManage ? (
        <Section title="新的任命">
          <ContractForm
            state={isFormState(answer) ? answer : undefined}
            contract={ORGANISATION_CONTRACTS.appoint}
            known={{ personId: { options: people }, role: { listed: true }, fromDay: { value: today } }}
            row={['personId', 'role', 'fromDay']}
          />
        </Section>
      ) : null}
    </>
  );
}
