import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm, type FormState, StrayAnswer } from '~/components/forms';
import { ReviewCard, reviewOutcomes } from '~/components/risk/upkeep/ReviewCard';
import { EmptyState, Notice, PageHeader, Section } from '~/components/ui';
import { UPKEEP_CONTRACTS as asks } from '~/domain/risk/upkeep/contracts';
import { REVIEW_TRIGGER_NAMES } from '~/domain/risk/upkeep/reviews';
import { formatDay } from '~/domain/shared/day';
import { riskReviews } from '~/pages/risk/upkeep/riskReviews';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import lifeCss from '~/styles/riskLife.css?url';
import { review } from '~/verbs/riskUpkeep';

export const meta: MetaFunction = () => [{ title: '重新评估 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

const OF = '/risk/reviews';

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = permitFor(who, 'risk.view') ?? notFound();
  return { view: await riskReviews(who.cx, view), ended: Number(new URL(args.request.url).searchParams.get('ended')) || 0 };
}

export const action = review.action;

/** Re-assessments: the open ones with their days, a form to ask for one, and how the others ended. */
export default function Reviews() {
  const { view, ended } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader term="review"
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="重新评估"
        description={`情况变化后，相关风险项要重新评估。隐患复发（${view.recurrenceDays}天内同一项再次发现）、满一年、停产满${view.rules.restartMonths}个月后复产，由系统每天早上自动提出；天数和月数是本软件的建议值。`}
        actions={<Link className="button" to="/risk/proposals">记录给出的建议</Link>}
      />
      <StrayAnswer state={view.posts.length > 0 ? undefined : state} />
      {ended > 0 && !state ? <Notice tone="info" title={`已办结 ${ended} 项。`} /> : null}
      <Section title={`待办（${view.open.length}）`}>
        {view.open.length === 0 ? <EmptyState title="没有待办的重新评估" hint="有新工艺、新设备、新材料、新供应商、标准变化、投诉或抽查不合格时，在下面提出。" /> : null}
        {view.open.map((review) => <ReviewCard key={review.id} review={review} draft={view.draft} mayEdit />)}
      </Section>
      {view.open.length > 1 ? (
        <Section title="一起办结">
          <ContractForm
            of={OF}
            contract={asks.finishReviews}
            known={{
              all: { label: `下面 ${view.open.length} 项全部勾选` },
              listed: { value: view.open.map(({ id }) => id).join(' ') },
              ids: { stacked: true, required: false, options: view.open.map(({ id, trigger, what, dueDay }) => ({ value: id, label: `${REVIEW_TRIGGER_NAMES[trigger]}：${what.map(({ text }) => text).join('')}`, hint: `期限 ${formatDay(dueDay)}` })) },
              outcome: { stacked: true, options: reviewOutcomes(view.draft) },
            }}
            rereads
          />
        </Section>
      ) : null}
      <Section title="提出重新评估">
        {view.posts.length === 0 ? <EmptyState title="还没有岗位" hint="先建立车间和岗位，再提出重新评估。" action={<Link className="button" to="/organisation">去建立</Link>} /> : (
          <ContractForm
            key={view.open.length}
            state={state}
            contract={asks.openReview}
            row={['trigger', 'dueDay']}
            known={{ dueDay: { value: view.defaultDue, help: `默认 ${view.rules.reviewDays} 天，是本软件的建议值。` }, postId: { options: view.posts } }}
          />
        )}
      </Section>
      {view.finished.length > 0 ? (
        <Section title="已办结">
          {view.finished.map((review) => <ReviewCard key={review.id} review={review} draft={view.draft} mayEdit={false} />)}
        </Section>
      ) : null}
    </>
  );
}
