import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { proposalsOf } from 'db/repositories/risk/riskProposals';
import { scopeOf } from 'db/repositories/scope';
import { riskProposalAnswers, riskReviews } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { answerProposal as answer, type ProposalAnswer, type ProposalKind } from '~/domain/risk/upkeep/proposals';
import type { RiskItem } from '~/domain/risk/types';
import { addDays } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, touch } from '../list/draft';
import { newDraft } from '../list/startDraft';
import { recordAll } from '../../record';

/** A proposal as the director saw it. */
export interface SeenProposal {
  readonly kind: ProposalKind;
  readonly lineId: string;
  readonly basis: string;
}

/**
 * The director accepts or refuses what the records propose. Accepted, it changes the line in the draft (a new one where
 * there is none) with the reason, or opens a re-assessment; answered either way, the same evidence proposes nothing again.
 */
export function answerProposal(cx: Context, permit: Authorised<'risk.publish'>, seen: SeenProposal, input: ProposalAnswer): Promise<Decision<{ draft: number | null; reviewId: string | null }, LifeRefusal>> {
  return decide<{ draft: number | null; reviewId: string | null }, LifeRefusal>(async () => {
    const { enterpriseId, personId, actor, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const proposal = (await proposalsOf(scope, today)).find(({ kind, item, basis }) => kind === seen.kind && item.lineId === seen.lineId && basis === seen.basis);
    const earlier = proposal ? undefined : (await riskLifeOf(scope).proposalAnswers()).find(({ kind, lineId, basis }) => kind === seen.kind && lineId === seen.lineId && basis === seen.basis);
    if (earlier) return refused({ code: 'proposalAnswered', accepted: earlier.answer === 'accepted', by: earlier.answeredByName, at: earlier.answeredAt, reason: earlier.reason });
    const decision = answer(proposal, input);
    if (!decision.ok) return decision;
    const effect = decision.fact;
    const { item, evidence } = proposal!;
    const at = cx.now();
    const changes = effect.effect === 'frequency' ? { frequency: effect.frequency } : effect.effect === 'measure' ? { measures: effect.measures } : null;
    const held = changes ? await riskOf(scope).draft() : null;
    const started = changes && !held ? await newDraft(cx, scope, permit) : null;
    const draft = held ?? started?.draft ?? null;
    const line: RiskItem | undefined = draft ? (started?.items ?? (await riskOf(scope).itemsOf(draft.id))).find(({ lineId }) => lineId === item.lineId) : undefined;
    if (changes && !line) return refused({ code: 'lineGone' });
    const reviewId = effect.effect === 'review' ? cx.newId() : null;
    const { upkeep } = await rulesFor(scope);
    const answered = insert(riskProposalAnswers, {
      enterpriseId, id: cx.newId(), kind: seen.kind, lineId: item.lineId, riskPoint: item.riskPoint, basis: seen.basis, evidence, answer: input.accept ? 'accepted' : 'refused',
      reason: effect.reason, versionId: draft?.id ?? null, answeredBy: personId, answeredByName: actor.name, answeredOn: today, answeredAt: at,
    });
    const steps: Step[] = started ? [started.step] : [];
    steps.push({
      event: {
        type: input.accept ? 'risk.proposalAccepted' : 'risk.proposalRefused', subject: { kind: 'riskLine', id: item.lineId },
        payload: { kind: seen.kind, lineId: item.lineId, reason: effect.reason, why: proposal!.why, effect: effect.effect, frequency: effect.effect === 'frequency' ? effect.frequency : null },
      },
      writes: [answered, ...(changes && draft && line ? [touch(enterpriseId, draft), rewrite(enterpriseId, line, changes)] : [])],
    });
    if (reviewId) {
      const dueDay = addDays(today, upkeep.reviewDays);
      steps.push({
        event: { type: 'risk.reviewOpened', subject: { kind: 'riskReview', id: reviewId }, payload: { trigger: 'records', what: proposal!.why, dueDay, lineIds: [item.lineId], posts: [item.postId] } },
        writes: [
          insert(riskReviews, {
            enterpriseId, id: reviewId, trigger: 'records', matter: `proposal:${seen.kind}:${item.lineId}:${seen.basis}`, what: `“${item.riskPoint}”：${proposal!.why}`,
            lineIds: [item.lineId], postIds: [item.postId], dueDay, openedBy: personId, openedByName: actor.name, openedAt: at, version: 1,
          }),
        ],
      });
    }
    await recordAll(cx, permit, steps);
    return decided({ draft: draft?.number ?? null, reviewId });
  });
}
