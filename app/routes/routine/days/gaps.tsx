import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { CheckboxField, type FormState, VerbForm, SubmitButton, TextAreaField, TextField } from '~/components/forms';
import { EmptyState, Notice, PageHeader } from '~/components/ui';
import { GAP_REFUSALS } from '~/domain/routine/refusals';
import { formatDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { openGaps } from '~/pages/routine/openGaps';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { GapsForm, OWN, TICK } from '~/platform/web/gapsForm';
import { refuse } from '~/platform/web/respond';
import { explainGaps } from '~/services/routine/explainGaps';

export const meta: MetaFunction = () => [{ title: '说明未进行原因 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'gap.explain');
  return { gaps: await openGaps(cx, leave), filed: Number(new URL(args.request.url).searchParams.get('filed')) || 0 };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'gap.explain');
  const form = await parseForm(args.request, GapsForm);
  if (!form.ok) return form.response;
  const { filed, left } = await explainGaps(cx, leave, form.value);
  if (left.length === 0) return redirect(`/routine/gaps?filed=${filed}`);
  const why = left.map(({ day, refusal }) => `${formatDay(day)}：${explain(GAP_REFUSALS, refusal).sentence}`).join(' ');
  return refuse({ status: 409, sentence: `已保存 ${filed} 条说明，${left.length} 条没有保存。${why}` }, form.values);
}

/** Every day that was not done and has no reason yet, explained together: one reason for the rows ticked, or one in each row. */
export default function Gaps() {
  const { gaps, filed } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '日周月', to: '/routine' }]} title="说明未进行原因" description={`上月以来没有进行检查、还没有说明原因的，共 ${gaps.length} 条。`} />
      {filed > 0 && !state ? <Notice tone="info" title={`已保存 ${filed} 条说明。`} /> : null}
      {gaps.length === 0 && !state ? (
        <EmptyState title="没有等待说明的" hint="没有进行的检查，第二天起在这里说明原因。" action={<Link className="button" to="/desk">回到工作台</Link>} />
      ) : (
        <VerbForm state={state}>
          <TextAreaField name="same" label="相同的原因" help="用于勾选的、没有另写原因的各行。" rows={2} />
          {gaps.map(({ postId, day, postName, workshopName, holders }) => (
            <fieldset key={`${postId}~${day}`} className="fields-row">
              <legend className="visually-hidden">{formatDay(day)} {postName}</legend>
              <CheckboxField name={`${TICK}${postId}~${day}`} label={`${formatDay(day)} ${workshopName} · ${postName}${holders.length > 0 ? `（${holders.join('、')}）` : ''}`} />
              <TextField name={`${OWN}${postId}~${day}`} label="另写的原因" />
            </fieldset>
          ))}
          <SubmitButton confirm="说明后仍记为未进行，原因存档后不再改动。">提交说明</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
