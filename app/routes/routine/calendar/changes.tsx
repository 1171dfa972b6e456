import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { CHANGE_NAMES } from '~/domain/risk/words';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { type ChangeRow, changesPage } from '~/pages/routine/changesPage';
import { authorise } from '~/platform/web/authorise';
import { change } from '~/verbs/routine';

export const meta: MetaFunction = () => [{ title: '登记变化 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'gap.explain');
  return changesPage(cx, permit);
}

export const action = change.action;

/** What changed at posts, and the form that records it: items of the frequency 事件触发 are asked from the next check on. */
export default function Changes() {
  const { posts, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader trail={[{ label: '日周月', to: '/routine' }]} title="登记变化" description="更换供应商、更换原材料、工艺变更、停产后复产的，在这里登记：频次为“事件触发”的项目从岗位的下一次检查起列入，到有人检查为止。停产到期或提前撤销的，复产自动计入。" />
      <Section title="登记">
        {posts.length === 0 ? (
          <EmptyState title="没有事件触发的项目" hint="在风险清单里把项目的频次设为“事件触发”，发布以后，这里可以登记它们的岗位发生的变化。" />
        ) : (
          <ContractForm key={rows.length} contract={ROUTINE_CONTRACTS.recordChange} state={isFormState(answer) ? answer : undefined} known={{ postId: { options: posts } }} />
        )}
      </Section>
      <Section title="已登记">
        <DataTable<ChangeRow>
          label="已登记的变化"
          rowKey={(row) => row.id}
          rows={rows}
          empty="还没有登记过变化。"
          columns={[
            { head: '岗位', width: 260, cell: ({ place }) => place },
            { head: '变化', width: 140, cell: ({ kind }) => CHANGE_NAMES[kind] },
            { head: '说明', cell: ({ note }) => note || '—' },
            { head: '登记', width: 300, cell: ({ by, at }) => <>{by} <InstantText at={at} /></> },
          ]}
        />
      </Section>
    </>
  );
}
