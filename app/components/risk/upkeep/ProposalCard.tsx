import { Link } from '@remix-run/react';
import { ContractFields, ContractForm, type FormState, HiddenField } from '~/components/forms';
import { DayText, LevelTag } from '~/components/ui';
import { UPKEEP_CONTRACTS } from '~/domain/risk/upkeep/contracts';
import { PROPOSAL_KIND_NAMES } from '~/domain/risk/upkeep/proposals';
import type { AnswerResult } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { FREQUENCY_NAMES } from '~/domain/risk/words';
import { RESULT_NAMES } from '~/domain/routine/words';
import type { RiskProposalsView } from '~/pages/risk/upkeep/riskProposals';

const asks = UPKEEP_CONTRACTS.answerProposal;

type Proposal = RiskProposalsView['proposals'][number];

function Evidence({ evidence: { checks, failures, from, to, records } }: Pick<Proposal, 'evidence'>) {
  return (
    <>
      <p className="soft">依据：<DayText day={from as Day} short /> 至 <DayText day={to as Day} short />，检查 {checks} 次，不符合 {failures} 次{records.length > 0 ? `；其中最近 ${records.length} 次${failures > 0 ? '不符合' : ''}：` : '。'}</p>
      {records.length > 0 ? (
        <ul className="life-records">
          {records.map(({ recordId, number, day, result }) => <li key={recordId}><Link to={`/routine/records/${recordId}`} title={number}><DayText day={day as Day} short /></Link> {RESULT_NAMES[result as AnswerResult]}</li>)}
        </ul>
      ) : null}
    </>
  );
}

/** One proposal with its evidence and, for the director, the form to accept or refuse it. */
export function ProposalCard({ proposal, mayAnswer, state }: { proposal: Proposal; mayAnswer: boolean; state: FormState | undefined }) {
  const { kind, lineId, basis, why, frequency, evidence, itemId, riskPoint, level, now, place } = proposal;
  const own = state?.values.lineId === lineId && state.values.kind === kind ? state : undefined;
  const accepting = kind === 'measure' ? '采纳，在草稿中增加措施' : frequency ? '采纳，在草稿中改频次' : '采纳，提出重新评估';
  return (
    <article className="life-card" id={`${kind}-${lineId}`}>
      <h3><span className="tag">{PROPOSAL_KIND_NAMES[kind]}</span> <Link to={`/risk/items/${itemId}`}>{riskPoint}</Link> {level ? <LevelTag level={level} /> : null} <span className="soft">{place} · 现为{FREQUENCY_NAMES[now]}</span></h3>
      <p>{why}</p>
      <Evidence evidence={evidence} />
      {mayAnswer ? (
        <details open={own !== undefined}>
          <summary>答复</summary>
          <ContractForm
            state={own}
            contract={asks}
            without={['kind', ...(frequency ? [] : ['frequency']), 'measureKind', 'measure', 'reason']}
            known={{ lineId: { value: lineId }, basis: { value: basis }, answer: { options: [{ value: 'accept', label: accepting }, { value: 'refuse', label: '不采纳' }] }, frequency: { value: frequency } }}
          >
            <HiddenField name="kind" value={kind} />
            {kind === 'measure' ? <div className="fields-row"><ContractFields fields={asks.fields} only={['measureKind', 'measure']} /></div> : null}
            <ContractFields fields={asks.fields} only={['reason']} />
          </ContractForm>
        </details>
      ) : null}
    </article>
  );
}
