import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoleAppointments } from '~/components/organisation/RoleAppointments';
import { DateField, FileField, PostForm, RadioField, SelectField, SubmitButton } from '~/components/forms';
import { PageHeader, Section } from '~/components/ui';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { APPOINTED_ROLES } from '~/domain/organisation/types';
import { explain } from '~/domain/shared/refusal';
import { EMPLOYMENT_NAMES, ROLE_NAMES } from '~/domain/vocabulary/labels';
import { appointmentsPage } from '~/pages/appointmentsPage';
import { authorise, leaveFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { AppointForm } from '~/platform/web/organisationForms';
import { notFound, refuse } from '~/platform/web/respond';
import { PAPER_REFUSALS } from '~/services/evidence/paperRefusals';
import { appoint } from '~/services/organisation/appoint';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction = () => [{ title: '任命 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  return { ...(await appointmentsPage(who.cx, who.leave)), mayManage: leaveFor(who, 'organisation.manage') !== null, mayReadPapers: who.leave.reach === 'enterprise' };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, AppointForm);
  if (!form.ok) return form.response;
  const { paper, ...input } = form.value;
  const sent = paper && paper.name ? { name: paper.name, bytes: new Uint8Array(await paper.arrayBuffer()) } : null;
  const result = await appoint(cx, leave, { ...input, paper: sent });
  if (!result.ok) {
    if (result.refusal.code === 'notFound') notFound();
    return refuse(explain({ ...ORGANISATION_REFUSALS, ...PAPER_REFUSALS }, result.refusal), form.values);
  }
  return redirect('/organisation/appointments');
}

export default function Appointments() {
  const { roles, people, today, mayManage, mayReadPapers } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="任命" description="主要负责人、质量安全总监、质量安全员的任命，从哪天到哪天，凭什么文件。结束后不再改动。" trail={[{ label: '组织', to: '/organisation' }]} />
      {roles.map((role) => (
        <RoleAppointments key={role.role} role={role} today={today} mayManage={mayManage} mayReadPapers={mayReadPapers} />
      ))}
      {mayManage ? (
        <Section title="新的任命">
          <PostForm state={state} encType="multipart/form-data">
            <div className="fields-row">
              <SelectField name="personId" label="人员" required options={people} />
              <SelectField name="role" label="职务" required options={APPOINTED_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
              <DateField name="fromDay" label="任职开始日" required defaultValue={today} />
            </div>
            <RadioField name="employment" label="全职或兼职" required options={[{ value: 'fullTime', label: EMPLOYMENT_NAMES.fullTime }, { value: 'partTime', label: EMPLOYMENT_NAMES.partTime }]} />
            <FileField name="paper" label="任命文件" accept=".pdf,.jpg,.jpeg,.png" help="PDF、JPG 或 PNG，不超过 10 MB；可以以后补交。" />
            <SubmitButton>任命</SubmitButton>
          </PostForm>
        </Section>
      ) : null}
    </>
  );
}
