import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CheckboxField, DateField, type FormState, HiddenField, VerbForm, RadioField, SelectField, StrayAnswer, SubmitButton, TextAreaField } from '~/components/forms';
import { ReviewCard } from '~/components/risk/upkeep/ReviewCard';
import { EmptyState, Notice, PageHeader, Section } from '~/components/ui';
import { LIFE_REFUSALS, type LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { REVIEW_OUTCOME_NAMES, REVIEW_TRIGGER_NAMES, reviewOutcomeWords, TOLD_TRIGGERS } from '~/domain/risk/upkeep/reviews';
import { formatDay, parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { riskReviews } from '~/pages/risk/upkeep/riskReviews';
import { authorise, permitFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { keyOf } from '~/platform/web/formKey';
import { notFound, refuse } from '~/platform/web/respond';
import { TAKEN_BEFORE } from '~/services/once';
import { finishReview } from '~/services/risk/upkeep/finishReview';
import { finishReviews } from '~/services/risk/upkeep/finishReviews';
import { openReview } from '~/services/risk/upkeep/openReview';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '重新评估 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

const ReviewForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('open'),
    trigger: z.enum(TOLD_TRIGGERS, '请选择原因。'),
    what: z.string('请写明发生了什么变化。').trim().min(1, '请写明发生了什么变化。').max(500, '最多 500 个字。'),
    postId: z.union([z.string(), z.array(z.string())], '请至少选择一个受影响的岗位。').transform((value) => [value].flat().filter(Boolean)),
    dueDay: z.string('请填写完成期限。').transform((text, ctx) => {
      const found = parseDay(text);
      if (!found) ctx.addIssue({ code: 'custom', message: '完成期限请填日期。' });
      return found ?? z.NEVER;
    }),
  }),
  z.object({
    act: z.literal('finishMany'),
    key: z.string().optional(),
    ids: z.union([z.string(), z.array(z.string())], '请勾选要一起办结的重新评估。').transform((value) => [...new Set([value].flat().filter(Boolean))]),
    outcome: z.enum(['unchanged', 'changed'], '请选择评估结果。'),
    reason: z.string('请写明评估的结论和理由。').trim().min(1, '请写明评估的结论和理由。').max(1000, '最多 1000 个字。'),
  }),
  z.object({
    act: z.literal('finish'),
    id: z.string('表单不完整，请刷新后重试。'),
    outcome: z.enum(['unchanged', 'changed'], '请选择评估结果。'),
    reason: z.string('请写明评估的结论和理由。').trim().min(1, '请写明评估的结论和理由。').max(1000, '最多 1000 个字。'),
  }),
], '表单不完整，请刷新后重试。');

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = permitFor(who, 'risk.view') ?? notFound();
  return { view: await riskReviews(who.cx, view), ended: Number(new URL(args.request.url).searchParams.get('ended')) || 0 };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ReviewForm);
  if (!form.ok) return form.response;
  const asked = form.value;
  if (asked.act === 'finishMany') {
    const { ended, left } = await finishReviews(cx, permit, asked.ids, { outcome: asked.outcome, reason: asked.reason }, keyOf(asked.key));
    if (left.length === 0) return redirect(`/risk/reviews?ended=${ended}`);
    const why = left.map(({ refusal }) => (refusal.code === 'notFound' ? '没有找到这项重新评估。' : refusal.code === 'takenBefore' ? TAKEN_BEFORE(refusal).sentence : explain<LifeRefusal>(LIFE_REFUSALS, refusal).sentence));
    return refuse({ status: 409, sentence: `已办结 ${ended} 项，${left.length} 项没有办结。${[...new Set(why)].join(' ')}` }, form.values);
  }
  const result = asked.act === 'open'
    ? await openReview(cx, permit, { trigger: asked.trigger, what: asked.what, postIds: asked.postId, lineIds: [], dueDay: asked.dueDay })
    : await finishReview(cx, permit, asked.id, asked);
  if (result.ok) return redirect('/risk/reviews');
  if (result.refusal.code === 'notFound') notFound();
  return refuse(explain<LifeRefusal>(LIFE_REFUSALS, result.refusal), form.values);
}

/** Re-assessments: the open ones with their days, a form to ask for one, and how the others ended. */
export default function Reviews() {
  const { view, ended } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const opening = state?.values.act === 'open' ? state : undefined;
  const together = state?.values.act === 'finishMany' ? state : undefined;
  const finishing = view.open.some(({ id }) => id === state?.values.id);
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="重新评估"
        description={`情况变化后，相关风险项要重新评估。隐患复发（${view.recurrenceDays}天内同一项再次发现）、满一年、停产满${view.rules.restartMonths}个月后复产，由系统每天早上自动提出；天数和月数是本软件的建议值。`}
        actions={<Link className="button" to="/risk/proposals">记录给出的建议</Link>}
      />
      <StrayAnswer state={opening || finishing || together ? undefined : state} />
      {ended > 0 && !state ? <Notice tone="info" title={`已办结 ${ended} 项。`} /> : null}
      <Section title={`待办（${view.open.length}）`}>
        {view.open.length === 0 ? <EmptyState title="没有待办的重新评估" hint="有新工艺、新设备、新材料、新供应商、标准变化、投诉或抽查不合格时，在下面提出。" /> : null}
        {view.open.map((review) => <ReviewCard key={review.id} review={review} draft={view.draft} mayEdit state={state} />)}
      </Section>
      {view.open.length > 1 || together ? (
        <Section title="一起办结">
          <VerbForm state={together}>
            <HiddenField name="act" value="finishMany" />
            <CheckboxField name="ids" label="结论相同的，可以一起办结" required stacked options={view.open.map(({ id, trigger, what, dueDay }) => ({ value: id, label: `${REVIEW_TRIGGER_NAMES[trigger]}：${what.map(({ text }) => text).join('')}`, hint: `期限 ${formatDay(dueDay)}` }))} />
            <RadioField name="outcome" label="评估结果" required stacked options={[{ value: 'unchanged', label: REVIEW_OUTCOME_NAMES.unchanged }, { value: 'changed', label: reviewOutcomeWords('changed', view.draft?.number ?? null) }]} />
            <TextAreaField name="reason" label="结论和理由" required help="记入勾选的每一项。" />
            <SubmitButton confirm="办结后不能撤回。">一起办结</SubmitButton>
          </VerbForm>
        </Section>
      ) : null}
      <Section title="提出重新评估">
        {view.posts.length === 0 ? <EmptyState title="还没有岗位" hint="先建立车间和岗位，再提出重新评估。" action={<Link className="button" to="/organisation">去建立</Link>} /> : (
          <VerbForm state={opening} key={view.open.length}>
            <HiddenField name="act" value="open" />
            <div className="fields-row">
              <SelectField name="trigger" label="原因" required options={TOLD_TRIGGERS.map((value) => ({ value, label: REVIEW_TRIGGER_NAMES[value] }))} />
              <DateField name="dueDay" label="完成期限" required defaultValue={view.defaultDue} help={`默认 ${view.rules.reviewDays} 天，是本软件的建议值。`} />
            </div>
            <TextAreaField name="what" label="发生了什么变化" required help="例如：绝缘料换为新供应商。" />
            <CheckboxField name="postId" label="受影响的岗位（可多选）" required options={view.posts} />
            <SubmitButton>提出</SubmitButton>
          </VerbForm>
        )}
      </Section>
      {view.finished.length > 0 ? (
        <Section title="已办结">
          {view.finished.map((review) => <ReviewCard key={review.id} review={review} draft={view.draft} mayEdit={false} state={undefined} />)}
        </Section>
      ) : null}
    </>
  );
}
