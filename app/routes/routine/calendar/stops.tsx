import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { DayText, InstantText, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { ROUTINE_CONTRACTS, WHOLE_FACTORY } from '~/domain/routine/contracts';
import { ShiftsPart } from '~/components/routine/ShiftsPart';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { WorkWeekForm, workWeekInWords } from '~/components/routine/WorkWeekForm';
import { type StopRow, stopsPage } from '~/pages/routine/stopsPage';
import { authorise } from '~/platform/web/authorise';
import { stop } from '~/verbs/routine';

export const meta: MetaFunction = () => [{ title: '开工日、班次与停产 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'calendar.declareStop');
  return stopsPage(cx, permit);
}

export const action = stop.action;

export default function Stops() {
  const { today, workshops, stops, workWeeks, shifts, unpublishedYears } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: '/routine' }]}
        title="开工日、班次与停产"
        description="检查按开工日计算。停产的日子不需要检查，也不算已检查；每周、每月等频次的项目从周期内第一个开工日起列入检查，到完成为止；周期内最后一个开工日仍未完成的记为未进行。"
      />
      <UnpublishedYears years={unpublishedYears} />
      <Section title="每周开工日">
        <p>{workWeekInWords(workWeeks)}</p>
        <WorkWeekForm today={today} current={workWeeks.at(-1)} />
      </Section>
      <ShiftsPart today={today} shifts={shifts} />
      <Section title="申报停产">
        <ContractForm
          key={stops.length}
          contract={ROUTINE_CONTRACTS.declareStop}
          state={isFormState(answer) ? answer : undefined}
          known={{
            workshopId: { options: [{ value: WHOLE_FACTORY, label: '全厂' }, ...workshops.map(({ id, name }) => ({ value: id, label: name }))] },
            fromDay: { value: today }, toDay: { value: today }, reason: { lines: 2 },
          }}
        />
      </Section>
      <Section title="已申报">
        <DataTable<StopRow>
          label="已申报的停产"
          rowKey={(row) => row.id}
          rows={stops}
          empty="还没有申报过停产。"
          columns={[
            { head: '范围', width: 140, cell: ({ workshopName }) => workshopName ?? '全厂' },
            { head: '开始', width: 190, cell: ({ fromDay }) => <DayText day={fromDay} /> },
            { head: '结束', width: 190, cell: ({ toDay }) => <DayText day={toDay} /> },
            { head: '原因', cell: (row) => row.reason },
            { head: '申报', width: 260, cell: ({ declaredBy, declaredAt }) => <>{declaredBy} <InstantText at={declaredAt} /></> },
            {
              head: '状态', width: 220,
              cell: ({ id, withdrawnAt }) =>
                withdrawnAt ? (
                  <>已撤销 <InstantText at={withdrawnAt} /></>
                ) : (
                  <ContractForm contract={ROUTINE_CONTRACTS.withdrawStop} of={`/routine/stops/${id}`} quiet />
                ),
            },
          ]}
        />
      </Section>
    </>
  );
}
