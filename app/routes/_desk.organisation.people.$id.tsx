import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateField, HiddenField, SelectField, SubmitButton, VerbForm } from '~/components/forms';
import { AccountSection } from '~/components/organisation/AccountSection';
import { OpenThingsList } from '~/components/organisation/OpenThingsList';
import { LaterActsField, PersonHistory } from '~/components/organisation/PersonHistory';
import { StoryList } from '~/components/organisation/StoryList';
import { DayText, FactList, PageHeader, Section } from '~/components/ui';
import { nothingOpen } from '~/domain/organisation/openThings';
import { HELD_ROLES } from '~/domain/organisation/types';
import { ROLE_NAMES } from '~/domain/vocabulary/labels';
import { personPage } from '~/pages/personPage';
import { authorise, leaveFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { ReasonForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { notFound } from '~/platform/web/respond';
import { issuePassword } from '~/services/organisation/issuePassword';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? '人员'} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const mayManage = leaveFor(who, 'organisation.manage') !== null;
  const person = (await personPage(who.cx, who.leave, args.params.id!, mayManage)) ?? notFound();
  return { person, mayManage, mayReadPapers: who.leave.reach === 'enterprise' };
}

/** Issues a new first password; it is in the answer and nowhere else. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, ReasonForm);
  if (!form.ok) return form.response;
  const result = await issuePassword(cx, leave, args.params.id!, form.value);
  return result.ok ? { issued: { password: result.fact.password } } : refuseOrganisation(result.refusal, form.values);
}

export default function Person() {
  const { person, mayManage, mayReadPapers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = mayManage && person.here;
  return (
    <>
      <PageHeader title={person.name} trail={[{ label: '组织', to: '/organisation' }, { label: '人员', to: '/organisation/people' }]} />
      <FactList
        facts={[
          ...(person.account ? ([['登录名', <span key="login" className="mono">{person.account.loginName}</span>]] as const) : []),
          ['入职', <DayText key="joined" day={person.joinedOn} />],
          ['最后在岗日', <DayText key="left" day={person.leftOn} none="在册" />],
        ]}
      />
      <PersonHistory person={person} mayEnd={here} mayReadPapers={mayReadPapers} />
      {here ? (
        <Section title="安排岗位">
          <VerbForm action="/organisation/holdings">
            <HiddenField name="personId" value={person.id} />
            <div className="fields-row">
              <SelectField name="role" label="职务" required options={HELD_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
              <SelectField name="place" label="车间或岗位" required options={person.places} />
              <DateField name="fromDay" label="任职开始日" required defaultValue={person.today} />
            </div>
            <SubmitButton>安排</SubmitButton>
          </VerbForm>
        </Section>
      ) : null}
      {here && person.account ? (
        <AccountSection
          personId={person.id}
          name={person.name}
          account={person.account}
          answer={answer}
        />
      ) : null}
      {here && !person.leftOn ? (
        <Section title="办理离职">
          <OpenThingsList things={person.open} none="名下没有待交接的风险项、隐患或决议。" />
          {nothingOpen(person.open) ? (
            <VerbForm action={`/organisation/people/${person.id}/leave`}>
              <DateField name="lastDay" label="最后在岗日" required defaultValue={person.today} help="仍在任的职务到这一天为止；第二天起不能登录本企业。" />
              <LaterActsField />
              <SubmitButton danger confirm={`${person.name}离职后不能恢复；再入职要新建账号。`}>办理离职</SubmitButton>
            </VerbForm>
          ) : (
            <p>以上事项改派他人之后，才能办理离职。</p>
          )}
        </Section>
      ) : null}
      <Section title="历史">
        <StoryList lines={person.story} />
      </Section>
    </>
  );
}
