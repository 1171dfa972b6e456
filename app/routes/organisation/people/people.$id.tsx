import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { FormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { AccountSection, type Issued } from '~/components/organisation/AccountSection';
import { OpenThingsList } from '~/components/organisation/OpenThingsList';
import { PersonHistory } from '~/components/organisation/PersonHistory';
import { StoryList } from '~/components/organisation/StoryList';
import { DayText, FactList, PageHeader, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { nothingOpen } from '~/domain/organisation/places/openThings';
import { personPage } from '~/pages/organisation/personPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import organisationCss from '~/styles/organisation.css?url';
import { password } from '~/verbs/organisation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? '人员'} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const mayManage = permitFor(who, 'organisation.manage') !== null;
  const person = (await personPage(who.cx, who.permit, args.params.id!, mayManage)) ?? notFound();
  return { person, mayManage, mayReadPapers: who.permit.reach === 'enterprise' };
}

/** Issues a new first password; it is in the answer and nowhere else. */
export const action = password.action;

export default function Person() {
  const { person, mayManage, mayReadPapers } = useLoaderData<typeof loader>();
  const answer = useActionData<Issued | FormState>();
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
          <ContractForm
            of="/organisation"
            contract={ORGANISATION_CONTRACTS.hold}
            known={{ personId: { value: person.id }, role: { listed: true }, place: { options: person.places }, fromDay: { value: person.today } }}
            row={['role', 'place', 'fromDay']}
          />
        </Section>
      ) : null}
      {here && mayManage && person.replaceable.length > 0 ? (
        <Section title="安排代检">
          <ContractForm
            of="/organisation"
            contract={ORGANISATION_CONTRACTS.standIn}
            known={{ personId: { value: person.id }, holdingId: { options: person.replaceable }, fromDay: { value: person.today }, toDay: { value: person.today } }}
            row={['holdingId', 'fromDay', 'toDay']}
          />
        </Section>
      ) : null}
      {here ? (
        <Section title="联系电话">
          <ContractForm of={`/organisation/people/${person.id}`} contract={ORGANISATION_CONTRACTS.setPhone} known={{ phone: { value: person.phone ?? '' } }} row={['phone']} />
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
          <p><Link className="button" to={`/organisation/people/${person.id}/handover`}>移交给他人</Link></p>
          {nothingOpen(person.open) ? (
            <ContractForm
              of={`/organisation/people/${person.id}`}
              contract={ORGANISATION_CONTRACTS.leave}
              known={{ lastDay: { value: person.today } }}
              danger
              confirm={`${person.name}离职后不能恢复；再入职要新建账号。`}
            />
          ) : (
            <p>以上事项移交之后，才能办理离职。</p>
          )}
        </Section>
      ) : null}
      <Section title="历史">
        <StoryList lines={person.story} />
      </Section>
    </>
  );
}
