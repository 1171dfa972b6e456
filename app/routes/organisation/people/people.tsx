import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { type FormState, isFormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { ListTable } from '~/components/ui/ListTable';
import { SavedFilters } from '~/components/ui/SavedFilters';
import { PEOPLE_LIST } from '~/domain/report/lists';
import { withoutColumns } from '~/domain/report/listTable';
import { listed } from '~/platform/web/listed';
import { DayText, Notice, PageHeader, Section } from '~/components/ui';
import { UNDO_MINUTES } from '~/domain/organisation/undo';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { justEntered, keptFilters, openInvitations, peopleFilter, peopleFound, peopleList } from '~/pages/organisation/peopleList';
import { authorise, permitFor } from '~/platform/web/authorise';
import organisationCss from '~/styles/organisation.css?url';
import { person } from '~/verbs/organisation';

export const meta: MetaFunction = () => [{ title: '人员 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const manage = permitFor(who, 'organisation.manage');
  const [people, invitations, entered] = await Promise.all([peopleList(who.cx, who.permit, manage !== null), manage ? openInvitations(who.cx, manage) : [], manage ? justEntered(who.cx, manage) : []]);
  const { searchParams: params } = new URL(args.request.url);
  const table = manage ? PEOPLE_LIST : withoutColumns(PEOPLE_LIST, ['loginName']);
  const found = listed(args.request, table, peopleFound(people, params, who.permit.today), PEOPLE_A_PAGE);
  const filters = await keptFilters(who.cx, who.permit, 'people');
  const undone = Number(new URL(args.request.url).searchParams.get('undone')) || 0;
  return { ...found, all: people.length, filters, filter: peopleFilter(params), asked: { state: params.get('state') ?? '', q: params.get('q') ?? '' }, invitations, entered, undone, mayManage: manage !== null, today: who.permit.today };
}

/** People on one page. */
const PEOPLE_A_PAGE = 50;

export const action = person.action;

/** Somebody who was taken in, with the first password: this once. */
interface Added {
  readonly added: { readonly id: string; readonly name: string; readonly loginName: string; readonly password: string };
}

export default function People() {
  const { rows, view, all, filters, filter, asked, invitations, entered, undone, mayManage, today } = useLoaderData<typeof loader>();
  const answer = useActionData<Added | FormState>();
  const [added, setAdded] = useState(answer && 'added' in answer ? answer.added : null);
  return (
    <>
      <PageHeader title="人员" description="一人一个账号。在册与离职人员都在这里；姓名打开任职历史。" trail={[{ label: '组织', to: '/organisation' }]} actions={mayManage ? <Link className="button" to="/organisation/people/roll">一次录入多人</Link> : undefined} />
      {undone > 0 && !answer ? <Notice tone="success" title={`已撤销 ${undone} 人的录入，登录名可以再用。`} /> : null}
      {added ? (
        <Notice key={added.id} arrives tone="success" title={`已录入${added.name}。首次密码只显示这一次，请抄给本人。`} action={<Link className="button" to={`/organisation/people/${added.id}`}>安排岗位</Link>}>
          登录名 <b className="mono">{added.loginName}</b>，首次密码 <b className="mono">{added.password}</b>。本人首次登录时要改密码。
        </Notice>
      ) : null}
      <Form method="get" className="filters" role="search" aria-label="筛选人员" key={filter}>
        <label>
          <span className="filter-label">状态</span>
          <select className="control" name="state" defaultValue={asked.state}>
            <option value="">全部</option>
            <option value="here">在册</option>
            <option value="left">已离职</option>
          </select>
        </label>
        <label>
          <span className="filter-label">姓名、登录名或职务</span>
          <input className="control" type="search" name="q" defaultValue={asked.q} maxLength={60} />
        </label>
        {view.sort ? <input type="hidden" name="sort" value={view.sort} /> : null}
        <button type="submit" className="button">筛选</button>
        {filter ? <Link className="button quiet" to="/organisation/people">清除条件</Link> : null}
      </Form>
      <SavedFilters path="/organisation/people" current={filter} filters={filters} />
      <ListTable
        table={mayManage ? PEOPLE_LIST : withoutColumns(PEOPLE_LIST, ['loginName'])}
        rowKey={(row) => row.id}
        rows={rows}
        view={view}
        empty={all > 0 ? '没有符合条件的人员，可清除条件后再看。' : '还没有人员。'}
        cells={{
          name: (row) => <Link to={`/organisation/people/${row.id}`}>{row.name}</Link>,
          titles: (row) => (row.titles.length > 0 ? row.titles.join('、') : <span className="soft">未任职</span>),
          joinedOn: (row) => <DayText day={row.joinedOn} short />,
          leftOn: (row) => <DayText day={row.leftOn} short none="在册" />,
        }}
      />
      {mayManage ? (
        <div className="organisation-forms">
          {entered.length > 0 ? (
            <Section title="撤销录入">
              <p className="soft">录入后 {UNDO_MINUTES} 分钟内、还没有登录也没有用在记录里的，可以撤销：岗位和任命一起撤去，登录名可以再用。</p>
              <ContractForm key={entered.length} of="/organisation/people" contract={ORGANISATION_CONTRACTS.undoPeople} known={{ ids: { options: entered } }} quiet />
            </Section>
          ) : null}
          <Section title="录入人员">
              <ContractForm
                state={isFormState(answer) ? answer : undefined}
                contract={ORGANISATION_CONTRACTS.addPerson}
                known={{ joinedOn: { value: today } }}
                onDone={(done: Added) => setAdded(done.added)}
              />
          </Section>
          <Section title="关联已有账号">
            <p className="soft">用于同时服务多家企业的人员（如区域总监）。发出邀请后，请本人用原来的登录名登录，在“账户与登录设备”中同意；同意之前不是本企业人员。</p>
            {invitations.length > 0 ? (
              <ul className="plain-list">
                {invitations.map((one) => (
                  <li key={one.id}>
                    {one.name}，起始日 <DayText day={one.joinedOn} short />，由{one.invitedByName}邀请，等待本人同意。
                    <ContractForm of={`/organisation/invitations/${one.id}`} contract={ORGANISATION_CONTRACTS.withdrawInvitation} quiet />
                  </li>
                ))}
              </ul>
            ) : null}
            <ContractForm of="/organisation/people" contract={ORGANISATION_CONTRACTS.linkAccount} known={{ joinedOn: { value: today } }} />
          </Section>
        </div>
      ) : null}
    </>
  );
}
