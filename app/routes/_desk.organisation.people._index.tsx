import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { CheckboxField, DateField, isFormState, SubmitButton, TextField, VerbForm } from '~/components/forms';
import { DataTable } from '~/components/ui/DataTable';
import { DayText, Notice, PageHeader, Section } from '~/components/ui';
import { openInvitations, peopleList } from '~/pages/peopleList';
import { authorise, leaveFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { AddPersonForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { addPerson } from '~/services/organisation/addPerson';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction = () => [{ title: '人员 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const manage = leaveFor(who, 'organisation.manage');
  const [people, invitations] = await Promise.all([peopleList(who.cx, who.leave, manage !== null), manage ? openInvitations(who.cx, manage) : []]);
  return { people, invitations, mayManage: manage !== null, today: who.leave.today };
}

/** Adds a person; the first password is in the answer and nowhere else. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, AddPersonForm);
  if (!form.ok) return form.response;
  const result = await addPerson(cx, leave, form.value);
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return { added: { ...result.fact, name: form.value.name } };
}

export default function People() {
  const { people, invitations, mayManage, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [added, setAdded] = useState(answer && 'added' in answer ? answer.added : null);
  return (
    <>
      <PageHeader title="人员" description="一人一个账号。在册与离职人员都在这里；姓名打开任职历史。" trail={[{ label: '组织', to: '/organisation' }]} />
      {added ? (
        <Notice key={added.id} arrives tone="success" title={`已录入${added.name}。首次密码只显示这一次，请抄给本人。`} action={<Link className="button" to={`/organisation/people/${added.id}`}>安排岗位</Link>}>
          登录名 <b className="mono">{added.loginName}</b>，首次密码 <b className="mono">{added.password}</b>。本人首次登录时要改密码。
        </Notice>
      ) : null}
      <DataTable
        label="人员"
        rowKey={(row) => row.id}
        rows={people}
        columns={[
          { head: '姓名', width: 140, cell: (row) => <Link to={`/organisation/people/${row.id}`}>{row.name}</Link> },
          ...(mayManage ? [{ head: '登录名', width: 180, cell: (row: (typeof people)[number]) => row.loginName }] : []),
          { head: '今天的职务', cell: (row) => (row.titles.length > 0 ? row.titles.join('、') : <span className="soft">未任职</span>) },
          { head: '入职', width: 160, cell: (row) => <DayText day={row.joinedOn} short /> },
          { head: '最后在岗日', width: 160, cell: (row) => <DayText day={row.leftOn} short none="在册" /> },
        ]}
      />
      {mayManage ? (
        <div className="organisation-forms">
          <Section title="录入人员">
            <VerbForm state={isFormState(answer) ? answer : undefined} onDone={(done: { added: NonNullable<typeof added> }) => setAdded(done.added)}>
              <TextField name="name" label="姓名" required />
              <TextField name="loginName" label="登录名" required help="2 至 32 个字：汉字、小写字母、数字，以及点、横线、下划线。" />
              <DateField name="joinedOn" label="入职日" required defaultValue={today} />
              <SubmitButton>录入并生成首次密码</SubmitButton>
            </VerbForm>
          </Section>
          <Section title="关联已有账号">
            <p className="soft">用于同时服务多家企业的人员（如区域总监）。发出邀请后，请本人用原来的登录名登录，在“账户与登录设备”中同意；同意之前不是本企业人员。</p>
            {invitations.length > 0 ? (
              <ul className="plain-list">
                {invitations.map((one) => (
                  <li key={one.id}>
                    {one.name}，起始日 <DayText day={one.joinedOn} short />，由{one.invitedByName}邀请，等待本人同意。
                    <VerbForm action={`/organisation/invitations/${one.id}/withdrawal`}>
                      <SubmitButton quiet>撤回邀请</SubmitButton>
                    </VerbForm>
                  </li>
                ))}
              </ul>
            ) : null}
            <VerbForm action="/organisation/people/link">
              <TextField name="loginName" label="本人的登录名" required />
              <TextField name="name" label="姓名" required />
              <DateField name="joinedOn" label="起始日" required defaultValue={today} />
              <CheckboxField name="confirmed" label="我已向本人核对，这个登录名就是这位人员" />
              <SubmitButton>发出邀请</SubmitButton>
            </VerbForm>
          </Section>
        </div>
      ) : null}
    </>
  );
}
