import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { registerOf } from 'db/repositories/paper/papers';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import type { HazardStory } from '~/domain/hazard/story';
import { lastAct } from '~/domain/story/acts';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Paper } from '~/domain/report/paper';
import { noticeWith } from '~/domain/report/rectificationNotice';
import { withNote } from '~/domain/report/sealed';
import type { Context } from '../context';
import { addressOf, verifyUrl } from '../enterprise/addressOf';
import { keptPaper } from '../papers/seal';
import { noticeIssued, type PaperFrameOfHazard, sinceNotice, verificationForm } from './hazardPaperData';
import { mayRead } from './story';

const REDRAWN = { notice: '按现有记录重绘，签发时未留存版面。', verification: '按现有记录重绘，验收时未留存版面。' } as const;

/** The paper as it was kept at an act, or drawn anew where none was; null where there is nothing to draw. */
async function keptOrRedrawn(cx: Pick<Context, 'site'>, scope: Scope, kind: 'notice' | 'verification', hazardId: string, ordinal: number, draw: (frame: PaperFrameOfHazard) => Paper | null): Promise<Paper | null> {
  const kept = await sealedPapersOf(scope).one(kind, hazardId, ordinal);
  if (kept) return keptPaper(kept);
  const [{ name: factory }, rules, address] = await Promise.all([enterpriseOf(scope), rulesFor(scope), addressOf(cx, scope)]);
  const drawn = draw({ factory, rules, address });
  return drawn && withNote(drawn, REDRAWN[kind]);
}

/** The paper with the hash under which the register knows it: of a notice, of its rendering and every act since. */
async function proved(scope: Scope, kind: 'notice' | 'verification', hazardId: string, paper: Paper): Promise<Paper | null> {
  const line = await registerOf(scope).newest(kind, hazardId);
  return line && { ...paper, contentHash: line.contentHash, verifyUrl: paper.verifyUrl && verifyUrl(paper.verifyUrl, line.contentHash) };
}

async function storyFor(scope: Scope, permit: Authorised<'hazard.view'>, id: string): Promise<HazardStory | null> {
  const story = await hazardsOf(scope).story(id);
  return story && mayRead(permit, story.hazard) ? story : null;
}

/** 《质量隐患整改通知单》 as issued, with what was done since below it; null before it is issued, or out of the reader's reach. */
export async function noticePaper(cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'hazard.view'>, id: string): Promise<Paper | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const story = await storyFor(scope, permit, id);
  const notice = story && lastAct(story.acts, 'notify');
  if (!story || !notice) return null;
  const issued = await keptOrRedrawn(cx, scope, 'notice', id, notice.ordinal, (frame) => noticeIssued(story, frame));
  if (!issued) return null;
  const { received, since } = sinceNotice(story);
  const last = story.acts.at(-1) ?? notice;
  return proved(scope, 'notice', id, { ...noticeWith(issued, received, since), createdAt: last.at });
}

/** 《质量隐患治理验收表》 of the last verification, passed or returned, as it was then; null while nobody has verified. */
export async function verificationPaper(cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'hazard.view'>, id: string): Promise<Paper | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const story = await storyFor(scope, permit, id);
  const verified = story && lastAct(story.acts, 'verify');
  if (!story || !verified) return null;
  const paper = await keptOrRedrawn(cx, scope, 'verification', id, verified.ordinal, (frame) => verificationForm(story, verified.ordinal, frame));
  return paper && proved(scope, 'verification', id, paper);
}
