import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { AlongField, CheckboxField, type FormState, VerbForm, SubmitButton, TextAreaField, TextField } from '~/components/forms';
import { EmptyState, Notice, PageHeader } from '~/components/ui';
import { periodName, periodPath, PERIODS } from '~/domain/routine/periodKind';
import { formatDay } from '~/domain/shared/day';
import { rowOf } from '~/domain/routine/gap';
import { OWN, TICK } from '~/domain/shared/several';
import { openGaps } from '~/pages/routine/openGaps';
import { periodsMissed } from '~/pages/routine/periodsWaiting';
import { authorise, permitFor } from '~/platform/web/authorise';
import { gapReasons } from '~/verbs/routineRows';

export const meta: MetaFunction = () => [{ title: '说明未进行原因 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'gap.explain');
  const { cx, permit } = who;
  const [gaps, periods] = await Promise.all([openGaps(cx, permit), periodsMissed(cx, permit)]);
  return { gaps, periods, may: { week: permitFor(who, 'weekly.compile') !== null, month: permitFor(who, 'monthly.compile') !== null }, filed: Number(new URL(args.request.url).searchParams.get('filed')) || 0 };
}

export const action = gapReasons.action;

/** Every day, week and month that was not done and has no reason yet, explained together: one reason for the rows ticked, or one in each row. */
export default function Gaps() {
  const { gaps, periods, may, filed } = useLoaderData<typeof loader>();
  const open = gaps.length + periods.length;
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader term="gap" trail={[{ label: '日周月', to: '/routine' }]} title="说明未进行原因" description={`上月以来没有进行、还没有说明原因的检查、周排查和月调度，共 ${open} 条。`} />
      {filed > 0 && !state ? <Notice tone="info" title={`已保存 ${filed} 条说明。`} /> : null}
      {open === 0 && !state ? (
        <EmptyState title="没有等待说明的" hint="没有进行的检查，第二天起在这里说明原因。" action={<Link className="button" to="/desk">回到工作台</Link>} />
      ) : (
        <VerbForm state={state} rereads>
          <AlongField />
          <TextAreaField name="same" label="相同的原因" help="用于勾选的、没有另写原因的各行。" rows={2} />
          <CheckboxField name="all" label={`下面 ${open} 条全部勾选`} value="1" />
          {periods.map(({ kind, period }) => (
            <fieldset key={`${kind}~${period}`} className="fields-row">
              <legend className="visually-hidden">{periodName(kind, period)}</legend>
              <CheckboxField
                name={`${TICK}${kind}~${period}`}
                label={`${periodName(kind, period)}没有进行${PERIODS[kind].act}`}
                help={may[kind] ? <Link to={periodPath(kind, period)}>还能补做的，去补做</Link> : undefined}
              />
              <TextField name={`${OWN}${kind}~${period}`} label="另写的原因" />
            </fieldset>
          ))}
          {gaps.map(({ postId, day, turn, postName, workshopName, holders }) => (
            <fieldset key={rowOf({ postId, day, turn })} className="fields-row">
              <legend className="visually-hidden">{formatDay(day)} {postName}</legend>
              <CheckboxField name={`${TICK}${rowOf({ postId, day, turn })}`} label={`${formatDay(day)} ${workshopName} · ${postName}${holders.length > 0 ? `（${holders.join('、')}）` : ''}`} />
              <TextField name={`${OWN}${rowOf({ postId, day, turn })}`} label="另写的原因" />
            </fieldset>
          ))}
          <SubmitButton confirm="说明后仍记为未进行，原因存档后不再改动。">提交说明</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
