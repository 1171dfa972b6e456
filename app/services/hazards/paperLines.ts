import { createHash } from 'node:crypto';
import type { Write } from 'db/dialect/writes';
import { registerOf } from 'db/repositories/paper/papers';
import type { Scope } from 'db/repositories/scope';
import type { HazardStory } from '~/domain/hazard/story';
import { lastAct } from '~/domain/story/acts';
import type { HazardAct } from '~/domain/hazard/types';
import type { Paper } from '~/domain/report/paper';
import type { PaperLine } from '~/domain/report/register';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Context } from '../context';
import { enter, goOn, headed } from '../papers/register';
import { seal } from '../papers/seal';
import { noticeIssued, type PaperFrameOfHazard, verificationForm } from './hazardPaperData';

/** What the register holds of a hazard: the last line of its notice and of its verifications. */
export interface HazardLines {
  readonly notice: PaperLine | null;
  readonly verification: PaperLine | null;
}

export async function linesOfHazard(scope: Scope, hazardId: string): Promise<HazardLines> {
  const [notice, verification] = await Promise.all([registerOf(scope).newest('notice', hazardId), registerOf(scope).newest('verification', hazardId)]);
  return { notice, verification };
}

/** The paper the last act of a story issues: a notice, or the form of a verification; null for every other act. */
export function issuedBy(story: HazardStory, frame: PaperFrameOfHazard): { readonly kind: 'notice' | 'verification'; readonly paper: Paper } | null {
  const last = story.acts.at(-1);
  const kind = last?.verb === 'notify' ? 'notice' : last?.verb === 'verify' ? 'verification' : null;
  const paper = last && kind && (kind === 'notice' ? noticeIssued(story, frame) : verificationForm(story, last.ordinal, frame));
  return paper ? { kind, paper } : null;
}

/** The write that keeps what an act issues as it is rendered. */
export const sealIssued = (cx: Pick<Context, 'newId'>, enterpriseId: string, { hazard, acts }: HazardStory, { kind, paper }: NonNullable<ReturnType<typeof issuedBy>>): Write => {
  const { ordinal, at } = acts.at(-1)!;
  return seal({ enterpriseId, id: cx.newId(), kind, subjectId: hazard.id, ordinal, number: paper.number, content: { paper }, at });
};

const hashOf = (content: object): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

/**
 * What acts done together enter in the register. A notice shows the acts that follow it: each time some do, it has a line of its own, with a hash over
 * the one before and these acts. A verification that was not passed goes on with the next act.
 */
export function hazardLineWrites(cx: Pick<Context, 'newId'>, enterpriseId: string, lines: HazardLines, { hazard, acts }: HazardStory, done: readonly HazardAct[], issued: { readonly notice?: Paper; readonly verification?: Paper }): Write[] {
  const { at: issuedAt, day } = acts.at(-1)!;
  const of = { subjectKind: 'hazard', subjectId: hazard.id, series: hazard.id, issuedAt, workshopId: hazard.workshopId, postId: hazard.postId, personId: hazard.responsibleId } as const;
  const head = issued.notice ? headed(issued.notice) : lines.notice;
  const notice = head
    ? enter(cx, enterpriseId, lines.notice, {
        ...of, kind: 'notice', number: head.number, title: head.title, factory: head.factory, about: `${hazard.title}（${hazard.responsibleName}）`, day: lastAct(acts, 'notify')?.day ?? day,
        contentHash: hashOf({ before: lines.notice?.contentHash ?? null, issued: issued.notice ?? null, acts: done }), step: hazard.stage === 'notified' ? 'issued' : 'received',
      })
    : [];
  const { verification } = issued;
  return [
    ...notice,
    ...(verification
      ? enter(cx, enterpriseId, lines.verification, { ...of, ...headed(verification), kind: 'verification', about: hazard.title, day, contentHash: hashOf({ paper: verification }), step: lastAct(acts, 'verify')?.details.passed ? 'passed' : 'failed' })
      : goOn(enterpriseId, lines.verification)),
  ];
}
