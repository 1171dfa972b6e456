import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CheckboxField, type FormState, PostForm, SubmitButton, TextAreaField, TextField } from '~/components/forms';
import { DayText, EmptyState, Notice, PageHeader } from '~/components/ui';
import { GAP_REFUSALS } from '~/domain/routine/refusals';
import { formatDay, parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { openGaps } from '~/pages/openGaps';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { explainGaps, type GapSaid } from '~/services/routine/explainGaps';

export const meta: MetaFunction = () => [{ title: '说明未进行原因 · 质安' }];

/** Longest reason, in characters. */
const LONGEST = 500;
/** A row that is ticked takes the common reason; one with a reason of its own is filed with that. The name ends with post and day. */
const [TICK, OWN] = ['tick~', 'own~'];
const rowOf = (key: string) => {
  const [postId = '', day = ''] = key.split('~');
  return { postId, day: parseDay(day) };
};

const GapsForm = z.record(z.string(), z.string('这一项的内容不对，请重新填写。').trim().max(LONGEST, `最多 ${LONGEST} 个字，请写得短一些。`)).transform((fields, ctx): GapSaid[] => {
  const keys = new Set(Object.entries(fields).flatMap(([name, text]) => (name.startsWith(TICK) ? [name.slice(TICK.length)] : name.startsWith(OWN) && text !== '' ? [name.slice(OWN.length)] : [])));
  if (keys.size === 0) ctx.addIssue({ code: 'custom', path: ['same'], message: '请勾选要说明的岗位和日期，或在各行写明原因。' });
  return [...keys].flatMap((key): GapSaid[] => {
    const reason = fields[`${OWN}${key}`] || fields.same || '';
    const { postId, day } = rowOf(key);
    if (reason === '') ctx.addIssue({ code: 'custom', path: ['same'], message: '有勾选的行没有写原因：请填写相同的原因，或在该行写明。' });
    if (day === null) ctx.addIssue({ code: 'custom', path: ['same'], message: '有一行的日期不正确，请刷新后重试。' });
    return day === null ? [] : [{ postId, day, reason }];
  });
});

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
        <PostForm state={state}>
          <TextAreaField name="same" label="相同的原因" help="用于勾选的、没有另写原因的各行。" rows={2} />
          <table className="rows">
            <thead><tr><th scope="col">岗位和日期</th><th scope="col">责任人</th><th scope="col">另写的原因</th></tr></thead>
            <tbody>
              {gaps.map(({ postId, day, postName, workshopName, holders }) => (
                <tr key={`${postId}~${day}`}>
                  <td><CheckboxField name={`${TICK}${postId}~${day}`} label={`${formatDay(day)} ${workshopName} · ${postName}`} /></td>
                  <td>{holders.join('、') || '—'} <span className="soft"><Link to={`/routine/days/${day}`}><DayText day={day} short /></Link></span></td>
                  <td><TextField name={`${OWN}${postId}~${day}`} label={`${postName} ${formatDay(day)}的原因`} /></td>
                </tr>
              ))}
            </tbody>
          </table>
          <SubmitButton confirm="说明后仍记为未进行，原因存档后不再改动。">提交说明</SubmitButton>
        </PostForm>
      )}
    </>
  );
}
