import { enterpriseOf, rulesFor } from 'db/repositories/enterprises';
import { hazardsOf } from 'db/repositories/hazards';
import { lastHashOf } from 'db/repositories/publicPapers';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type HazardStory, lastAct } from '~/domain/hazard/story';
import type { HazardAct } from '~/domain/hazard/types';
import type { Authorised } from '~/domain/organisation/authority';
import type { Paper, PaperSignature } from '~/domain/report/paper';
import { rectificationNoticePaper } from '~/domain/report/rectificationNotice';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import type { Rules } from '~/domain/rulepack/rules';
import { verifyUrl } from '~/platform/host/addresses';
import type { Context } from '../context';
import { mayRead } from './story';

interface Printed {
  readonly story: HazardStory;
  readonly rules: Rules;
  readonly frame: { factory: string; recordCode: string; versionLabel: string; contentHash: string; verifyUrl: string; createdAt: HazardAct['at'] };
}

const signed = (act: HazardAct): PaperSignature => ({ name: act.actorName, title: act.actorTitle, at: act.at });

/** The story behind a paper with its frame; null when the hazard is out of the reader's reach. The last act dates the paper, the hash of the last event proves it with all before. */
async function printed(scope: Scope, leave: Authorised<'hazard.view'>, id: string): Promise<Printed | null> {
  const story = await hazardsOf(scope).story(id);
  if (!story || !mayRead(leave, story.hazard)) return null;
  const [enterprise, rules, contentHash] = await Promise.all([enterpriseOf(scope), rulesFor(scope), lastHashOf(scope, 'hazard', id)]);
  if (!contentHash) return null;
  return {
    story,
    rules,
    frame: {
      factory: enterprise.name,
      recordCode: story.hazard.number,
      versionLabel: '',
      contentHash,
      verifyUrl: verifyUrl(contentHash),
      createdAt: story.acts.at(-1)?.at ?? story.hazard.registeredAt,
    },
  };
}

/** 《质量隐患整改通知单》 as issued, with what was done since; null before it is issued. */
export async function noticePaper(cx: Pick<Context, 'store'>, leave: Authorised<'hazard.view'>, id: string): Promise<Paper | null> {
  const found = await printed(scopeOf(cx.store, leave.enterpriseId), leave, id);
  if (!found) return null;
  const { story, rules, frame } = found;
  const { hazard, acts } = story;
  const notice = lastAct(acts, 'notify');
  if (!notice || !hazard.grade || !hazard.treatment) return null;
  const received = lastAct(acts, 'receive');
  const rectified = lastAct(acts, 'rectify');
  const verified = lastAct(acts, 'verify');
  return rectificationNoticePaper({
    ...frame,
    titles: rules.titles,
    noticeNumber: notice.details.noticeNumber,
    hazardNumber: hazard.number,
    hazardTitle: hazard.title,
    description: hazard.description,
    immediateMeasure: hazard.immediateMeasure,
    workshop: hazard.workshopName,
    post: hazard.postName,
    source: hazard.source,
    sourceNumber: '',
    foundBy: { name: hazard.foundByName, title: acts[0]?.actorTitle ?? '' },
    foundDay: hazard.foundDay,
    gradeName: rules.gradeNames[hazard.grade],
    gradeBasis: lastAct(acts, 'grade')?.details.basis ?? '',
    treatment: hazard.treatment,
    requirement: notice.details.requirement,
    responsible: notice.details.responsibleName,
    deadline: notice.details.deadline,
    fiveElements: notice.details.fiveElements,
    copiedTo: [],
    photosBefore: hazard.photos,
    issued: signed(notice),
    received: received ? signed(received) : null,
    rectified: rectified ? { ...rectified.details, by: signed(rectified) } : null,
    verified: verified ? { passed: verified.details.passed, opinion: verified.details.opinion, by: signed(verified) } : null,
  });
}

/** 《质量隐患治理验收表》 of the last verification, passed or returned; null while nobody has verified. */
export async function verificationPaper(cx: Pick<Context, 'store'>, leave: Authorised<'hazard.view'>, id: string): Promise<Paper | null> {
  const found = await printed(scopeOf(cx.store, leave.enterpriseId), leave, id);
  if (!found) return null;
  const { story, rules, frame } = found;
  const { hazard, acts } = story;
  const verified = lastAct(acts, 'verify');
  const rectified = verified && lastAct(acts.filter(({ ordinal }) => ordinal < verified.ordinal), 'rectify');
  const notice = lastAct(acts, 'notify');
  if (!verified || !rectified) return null;
  return verificationFormPaper({
    ...frame,
    titles: rules.titles,
    number: `${hazard.number}-${verified.ordinal}`,
    noticeNumber: notice?.details.noticeNumber ?? '',
    hazardNumber: hazard.number,
    hazardTitle: hazard.title,
    description: hazard.description,
    gradeName: hazard.grade ? rules.gradeNames[hazard.grade] : '',
    workshop: hazard.workshopName,
    post: hazard.postName,
    foundDay: hazard.foundDay,
    responsible: hazard.responsibleName,
    deadline: hazard.deadline,
    fiveElements: notice?.details.fiveElements ?? null,
    rectified: { ...rectified.details, by: signed(rectified) },
    photosBefore: hazard.photos,
    photosAfter: rectified.details.photos,
    items: [{ subject: hazard.title, standard: verified.details.standard, method: '', passed: verified.details.passed }],
    passed: verified.details.passed,
    opinion: verified.details.opinion,
    remaining: '',
    reassessed: null,
    archiveNumber: '',
    retention: '',
    verifiers: [signed(verified)],
  });
}
