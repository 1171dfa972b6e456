import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { InstantText, PageHeader, Section } from '~/components/ui';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { type SweepRow, sweepList } from '~/pages/routine/sweepPages';
import { authorise } from '~/platform/web/authorise';
import { sweepItem } from '~/verbs/routine';

export const meta: MetaFunction = () => [{ title: '自定排查项 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.view');
  return sweepList(cx, permit);
}

export const action = sweepItem.action;

const COLUMNS: readonly DataColumn<SweepRow>[] = [
  { head: '排查什么', cell: ({ content }) => content },
  { head: '车间或岗位', width: 240, cell: ({ place }) => place || '不限' },
  { head: '添加', width: 240, cell: ({ enteredByName, enteredAt }) => <>{enteredByName} <InstantText at={enteredAt} /></> },
];

/** What the director sweeps each week besides what the posts check: the list, and what was taken off it. */
export default function SweepItems() {
  const { inForce, ended, places, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader term="sweep"
        trail={[{ label: '日周月', to: '/routine' }]}
        title="自定排查项"
        description="质量安全总监每周亲自看的项目。列在这里的，从本周起进入每份还没有签字的周报，逐项选择符合、不符合或不适用；不符合的登记为隐患。"
      />
      {mayEdit ? (
        <Section title="添加">
          <ContractForm
            key={inForce.length} contract={ROUTINE_CONTRACTS.addSweepItem} state={isFormState(answer) ? answer : undefined}
            known={{ place: { options: places, none: '不限车间和岗位' } }}
          />
        </Section>
      ) : null}
      <Section title="现行">
        {mayEdit && inForce.length > 0 ? <p className="soft">停用后不再列入以后的周排查，不能恢复；已经排查过的报告里仍保留。</p> : null}
        <DataTable<SweepRow>
          label="现行的排查项"
          rowKey={({ id }) => id}
          rows={inForce}
          empty={mayEdit ? '还没有自定排查项。添加以后，本周和以后的周报里都可以逐项排查。' : '还没有自定排查项，由质量安全总监添加。'}
          columns={mayEdit ? [...COLUMNS, { head: '停用', width: 120, cell: ({ id }) => <ContractForm contract={ROUTINE_CONTRACTS.endSweepItem} of={`/routine/sweep/${id}`} quiet /> }] : COLUMNS}
        />
      </Section>
      {ended.length > 0 ? (
        <Section title="已停用">
          <DataTable<SweepRow>
            label="已停用的排查项"
            rowKey={({ id }) => id}
            rows={ended}
            empty=""
            columns={[...COLUMNS, { head: '停用', width: 240, cell: ({ endedByName, endedAt }) => <>{endedByName} {endedAt ? <InstantText at={endedAt} /> : null}</> }]}
          />
        </Section>
      ) : null}
    </>
  );
}
