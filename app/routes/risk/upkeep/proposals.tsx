import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, StrayAnswer } from '~/components/forms';
import { ProposalCard } from '~/components/risk/upkeep/ProposalCard';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { PROPOSAL_KIND_NAMES } from '~/domain/risk/upkeep/proposals';
import { riskProposals } from '~/pages/risk/upkeep/riskProposals';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import lifeCss from '~/styles/riskLife.css?url';
import { proposal } from '~/verbs/riskUpkeep';

export const meta: MetaFunction = () => [{ title: '记录给出的建议 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = permitFor(who, 'risk.view') ?? notFound();
  return { view: await riskProposals(who.cx, view), mayAnswer: permitFor(who, 'risk.publish') !== null };
}

export const action = proposal.action;

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
