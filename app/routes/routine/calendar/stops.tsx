import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateField, VerbForm, SelectField, SubmitButton, TextAreaField } from '~/components/forms';
import { isFormState } from '~/components/forms/state';
import { DayText, InstantText, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { STOP_REFUSALS } from '~/domain/routine/refusals';
import { parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { WorkWeekForm, workWeekInWords } from '~/components/routine/WorkWeekForm';
import { type StopRow, stopsPage } from '~/pages/routine/stopsPage';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { declareStop } from '~/services/routine/declareStop';

export const meta: MetaFunction = () => [{ title: '开工日与停产 · 质安' }];

const WHOLE_FACTORY = 'all';

const day = (missing: string) =>
  z.string(missing).transform((text, issue) => {
    const parsed = parseDay(text);
    if (!parsed) issue.addIssue({ code: 'custom', message: '日期不正确，请按年月日选择。' });
    return parsed ?? z.NEVER;
  });

const StopForm = z.object({
  workshopId: z.string('请选择车间或全厂。').min(1, '请选择车间或全厂。').transform((value) => (value === WHOLE_FACTORY ? null : value)),
  fromDay: day('请选择开始日期。'),
  toDay: day('请选择结束日期。'),
  reason: z.string('请写明停产的原因。').trim().min(1, '请写明停产的原因。').max(500, '请控制在 500 字以内。'),
});

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'calendar.declareStop');
  return stopsPage(cx, leave);
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'calendar.declareStop');
  const form = await parseForm(args.request, StopForm);
  if (!form.ok) return form.response;
  const result = await declareStop(cx, leave, form.value);
  if (!result.ok) return refuse(explain(STOP_REFUSALS, result.refusal), form.values);
  return redirect('/routine/stops');
}

export default function Stops() {
  const { today, workshops, stops, workWeeks, unpublishedYears } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: '/routine' }]}
        title="开工日与停产"
        description="检查按开工日计算。停产的日子不需要检查，也不算已检查；每周、每月等频次的项目顺延到复产后的第一个工作日。"
      />
      <UnpublishedYears years={unpublishedYears} />
      <Section title="每周开工日">
        <p>{workWeekInWords(workWeeks)}</p>
        <WorkWeekForm today={today} current={workWeeks.at(-1)} />
      </Section>
      <Section title="申报停产">
        <VerbForm key={stops.length} state={isFormState(answer) ? answer : undefined}>
          <SelectField name="workshopId" label="范围" required options={[{ value: WHOLE_FACTORY, label: '全厂' }, ...workshops.map(({ id, name }) => ({ value: id, label: name }))]} />
          <DateField name="fromDay" label="开始日期" required defaultValue={today} />
          <DateField name="toDay" label="结束日期" required defaultValue={today} help="停产的最后一天。" />
          <TextAreaField name="reason" label="停产原因" required rows={2} />
          <SubmitButton>申报停产</SubmitButton>
        </VerbForm>
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
                  <VerbForm action={`/routine/stops/${id}/withdrawal`}>
                    <SubmitButton quiet>撤销</SubmitButton>
                  </VerbForm>
                ),
            },
          ]}
        />
      </Section>
    </>
  );
}
