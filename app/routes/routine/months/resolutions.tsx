import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { AlongField, CheckboxField, DateField, type FormState, StrayAnswer, SubmitButton, TextAreaField, TextField, VerbForm } from '~/components/forms';
import { EmptyState, Notice, PageHeader } from '~/components/ui';
import { RESOLUTION_LABELS } from '~/domain/routine/paperStanding';
import { formatDay } from '~/domain/shared/day';
import { OWN, SEEN, TICK } from '~/domain/shared/several';
import { resolutionsOfMine } from '~/pages/routine/resolutionsOfMine';
import { authorise } from '~/platform/web/authorise';
import { resolutionsCompletion } from '~/verbs/routineRows';

export const meta: MetaFunction = () => [{ title: '完成决议 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'resolution.complete');
  return { rows: await resolutionsOfMine(cx, permit), today: permit.today, done: Number(new URL(args.request.url).searchParams.get('done')) || 0 };
}

export const action = resolutionsCompletion.action;

/** Every resolution that waits for its owner, recorded as carried out on one page. */
export default function Resolutions() {
  const { rows, today, done } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '日周月', to: '/routine' }]} title="完成决议" description={rows.length > 0 ? `由您负责、还没有完成的决议共 ${rows.length} 项，期限近的在前。` : undefined} />
      {done > 0 && !state ? <Notice tone="success" title={`已登记完成 ${done} 项。`} /> : null}
      {rows.length === 0 ? (
        <>
          <StrayAnswer state={state} />
          <EmptyState title="没有等您完成的决议" hint="月调度会议的决议由您负责、会议纪要签字以后，列在这里。" action={<Link className="button" to="/desk">回到工作台</Link>} />
        </>
      ) : (
        <VerbForm state={state} rereads>
          <AlongField />
          <DateField name="doneOn" label={RESOLUTION_LABELS.doneOn} required defaultValue={today} max={today} />
          <TextAreaField name="same" label="相同的完成情况" help="用于勾选的、没有另写完成情况的各项。" rows={2} />
          {rows.map(({ id, content, dueDay, version, meetingNumber, meetingMonth, meetingId }) => (
            <fieldset key={id} className="fields-row">
              <legend className="visually-hidden">{content}</legend>
              <input type="hidden" name={SEEN + id} value={version} readOnly />
              <CheckboxField
                name={TICK + id}
                label={content}
                help={<><Link to={`/routine/months/${meetingMonth}?meeting=${meetingId}`}>{meetingNumber}</Link>，{dueDay < today ? '已过期限' : '期限'} {formatDay(dueDay)}</>}
              />
              <TextField name={OWN + id} label="另写的完成情况" />
            </fieldset>
          ))}
          <SubmitButton confirm="登记后不能更改。">登记完成</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
