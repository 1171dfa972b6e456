import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { type FormState, StrayAnswer } from '~/components/forms';
import { ProposalCard } from '~/components/risk/upkeep/ProposalCard';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { LIFE_REFUSALS } from '~/domain/risk/upkeep/lifeRefusals';
import { PROPOSAL_KIND_NAMES, PROPOSAL_KINDS } from '~/domain/risk/upkeep/proposals';
import { FREQUENCIES, MEASURE_KINDS } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import { riskProposals } from '~/pages/risk/upkeep/riskProposals';
import { authorise, permitFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { answerProposal } from '~/services/risk/upkeep/answerProposal';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '记录给出的建议 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

const blank = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const AnswerForm = z.object({
  kind: z.enum(PROPOSAL_KINDS, '表单不完整，请刷新后重试。'),
  lineId: z.string('表单不完整，请刷新后重试。'),
  basis: z.string('表单不完整，请刷新后重试。'),
  answer: z.enum(['accept', 'refuse'], '请选择采纳或不采纳。'),
  frequency: blank(z.enum(FREQUENCIES, '请选择新的检查频次。')),
  measureKind: blank(z.enum(MEASURE_KINDS, '请选择措施类别。')),
  measure: z.string().max(500, '管控措施最多 500 个字。').optional(),
  reason: z.string('请写明理由。').trim().min(1, '请写明理由，它会随下一版清单一起显示。').max(500, '理由最多 500 个字。'),
});

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = permitFor(who, 'risk.view') ?? notFound();
  return { view: await riskProposals(who.cx, view), mayAnswer: permitFor(who, 'risk.publish') !== null };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.publish');
  const form = await parseForm(args.request, AnswerForm);
  if (!form.ok) return form.response;
  const { kind, lineId, basis, answer, frequency, measureKind, measure, reason } = form.value;
  const result = await answerProposal(cx, permit, { kind, lineId, basis }, {
    accept: answer === 'accept', reason, frequency: frequency ?? null, measure: measureKind && measure ? { kind: measureKind, text: measure } : null,
  });
  if (!result.ok) return refuse(explain(LIFE_REFUSALS, result.refusal), form.values);
  return redirect(result.fact.reviewId ? `/risk/reviews#${result.fact.reviewId}` : '/risk/proposals');
}

/** What the check records propose for the list, with the evidence beside it; the director accepts or refuses. */
export default function Proposals() {
  const { view, mayAnswer } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { cleanChecks, failures, failureDays, uncheckedDays } = view.thresholds;
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '重新评估', to: '/risk/reviews' }]}
        title="记录给出的建议"
        description={`由检查记录算出，只是本软件的建议：连续 ${cleanChecks} 次符合建议放宽频次（重大、较大风险除外），${failureDays} 天内 ${failures} 次不符合建议加密或复评，${uncheckedDays} 天没有记录提示核对。是否采纳由质量安全总监决定。`}
      />
      <StrayAnswer state={view.proposals.some(({ kind, lineId }) => kind === state?.values.kind && lineId === state.values.lineId) ? undefined : state} />
      <Section title={`待答复（${view.proposals.length}）`}>
        {view.proposals.length === 0 ? <EmptyState title="现在没有建议" hint="检查记录积累后，达到上面条数的风险项会列在这里。" /> : null}
        {view.proposals.map((proposal) => <ProposalCard key={`${proposal.kind}${proposal.lineId}`} proposal={proposal} mayAnswer={mayAnswer} state={state} />)}
        {!mayAnswer && view.proposals.length > 0 ? <p className="soft">由质量安全总监答复。</p> : null}
      </Section>
      {view.answers.length > 0 ? (
        <Section title="已答复">
          {view.answers.map(({ id, kind, riskPoint, answer, reason, answeredByName, answeredAt, version }) => (
            <article key={id} className="life-card">
              <h3><span className="tag">{PROPOSAL_KIND_NAMES[kind]}</span> {riskPoint}</h3>
              <p><b>{answer === 'accepted' ? `已采纳${version ? `（第 ${version} 版）` : ''}` : '未采纳'}</b>：{reason} <span className="soft">{answeredByName} · <InstantText at={answeredAt} /></span></p>
            </article>
          ))}
        </Section>
      ) : null}
    </>
  );
}
