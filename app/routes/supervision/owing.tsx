import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { BureauTabs } from '~/components/supervision/BureauTabs';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { EmptyState, KeyPager, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { formatDay } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { owingPage } from '~/pages/supervision/owingPage';
import { authoriseRegulator } from '~/platform/web/authorise';
import { urgings } from '~/verbs/supervision';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const params = new URL(args.request.url).searchParams;
  return owingPage(cx, permit, params.get('after'), params.get('of'));
}

export const action = urgings.action;

type Row = Awaited<ReturnType<typeof owingPage>>['rows'][number];
const stateOf = ({ newest }: Row): string => {
  if (newest === null) return '从未报送';
  const sent = `（${formatDay(dayOf(newest.submittedAt))}报送）`;
  return newest.state === 'replaced' ? `${newest.number}${sent} 之后报送的已撤回` : `${newest.number} 退回后没有重新报送${sent}`;
};

/** 应报未报: who has submitted nothing, or not again after a return; one press urges those that are ticked. */
export default function Owing() {
  const { rows, total, region, next, of, bureaus } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const open = rows.filter(({ urged }) => !urged);
  return (
    <>
      <PageHeader title="应报未报" description={`${region}在册企业里，还没有报送《工业产品质量风险分析表》，或退回后没有重新报送的，共 ${total} 家。已报送等待答复的不在其中。`} />
      <BureauTabs bureaus={bureaus} of={of} to={(one) => `/supervision/owing${one ? `?of=${one}` : ''}`} />
      <DataTable
        label="应报未报的企业"
        rowKey={({ enterpriseId }) => enterpriseId}
        rows={rows}
        empty={<EmptyState title="没有应报未报的企业" hint="辖区企业都已报送，或正在等待答复。" />}
        columns={[
          { head: '企业', cell: ({ enterpriseId, name }) => <Link to={`/supervision/enterprises/${enterpriseId}`}>{name}</Link> },
          { head: '统一社会信用代码', width: 220, cell: ({ creditCode }) => creditCode },
          { head: '情况', cell: stateOf },
          { head: '提醒', width: 120, cell: ({ urged }) => (urged ? '已提醒' : '—') },
        ]}
      />
      <KeyPager next={next ? `/supervision/owing?${of ? `of=${of}&` : ''}after=${encodeURIComponent(next)}` : null} />
      {open.length > 0 || isFormState(answer) ? (
        <Section title="发提醒敦促函">
          <ContractForm
            contract={SUPERVISION_CONTRACTS.urgeMany} state={isFormState(answer) ? answer : undefined} rereads
            known={{
              all: { label: `下面 ${open.length} 家全部勾选` },
              listed: { value: open.map(({ enterpriseId }) => enterpriseId).join(' ') },
              enterprise: { stacked: true, required: false, options: open.map((row) => ({ value: row.enterpriseId, label: row.name, hint: stateOf(row) })) },
            }}
          />
        </Section>
      ) : null}
    </>
  );
}
