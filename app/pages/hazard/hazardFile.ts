import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { peopleOf } from 'db/repositories/organisation/people';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { defaultDeadline, isOverdue } from '~/domain/hazard/limits';
import { type NextStep, nextStep } from '~/domain/hazard/nextStep';
import type { HazardStory } from '~/domain/hazard/story';
import { lastAct } from '~/domain/story/acts';
import { type Hazard, type HazardAct, HAZARD_GRADES, type HazardGrade, type HazardVerb } from '~/domain/hazard/types';
import { hasRectified } from '~/domain/hazard/verify';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import type { Member } from '~/domain/organisation/people/standing';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { Rules } from '~/domain/rulepack/rules';
import { addDays, type Day, daysBetween } from '~/domain/shared/day';
import type { Context } from '~/services/context';

/** Everything the one page of a hazard shows. */
export interface HazardFileView {
  readonly hazard: Hazard;
  /** The weekly report it was found in, and its week; null where it was found otherwise. */
  readonly sweptIn: { readonly id: string; readonly period: Day } | null;
  readonly acts: readonly HazardAct[];
  readonly today: Day;
  readonly step: NextStep | null;
  readonly daysOver: number;
  readonly gradeName: string;
  readonly photosAfter: readonly string[];
  readonly noticeNumber: string | null;
  /** The verb whose form stands on the page; null when it is somebody else's turn or nothing is left to do. */
  readonly form: HazardVerb | null;
  /** Why the reader cannot do the next step although the role would; empty otherwise. */
  readonly notYou: string;
  readonly mayRegrade: boolean;
  readonly mayRequestExtension: boolean;
  readonly extension: { readonly deadline: Day; readonly reason: string; readonly by: string; readonly mayDecide: boolean } | null;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly grades: readonly { readonly value: HazardGrade; readonly label: string; readonly hint: string }[];
  readonly defaults: { readonly noticeDeadline: Day | null; readonly extensionFrom: Day | null };
  readonly needsPhoto: boolean;
  /** Earlier hazards of the same line of the risk list within the days of the rules: 复发. */
  readonly earlier: readonly { readonly id: string; readonly number: string; readonly foundDay: Day }[];
}

/** Verbs whose form stands on the page of a hazard. */
type FileVerb = Exclude<HazardVerb, 'register' | 'handOver'>;
const ACTIONS: Readonly<Record<FileVerb, Action>> = {
  grade: 'hazard.grade', notify: 'hazard.notify', receive: 'hazard.receive', rectify: 'hazard.rectify', verify: 'hazard.verify',
  requestExtension: 'hazard.requestExtension', decideExtension: 'hazard.decideExtension',
};

/** Whether somebody's role and reach allow a verb on this hazard. */
export function mayDo(permit: Pick<Authorised<Action>, 'standing' | 'personId'>, hazard: Hazard, verb: HazardVerb): boolean {
  if (verb === 'register' || verb === 'handOver') return false;
  const reach = reachOf(permit.standing.roles, ACTIONS[verb]);
  return reach !== null && covers({ ...permit, reach }, { workshopId: hazard.workshopId, postId: hazard.postId, personId: hazard.responsibleId });
}

/** The story of one hazard; null when it is of another factory or out of the reader's reach. A fixed number of queries. */
export async function hazardFile(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>, id: string): Promise<HazardFileView | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const story = await hazardsOf(scope).story(id);
  if (!story || !covers(permit, { workshopId: story.hazard.workshopId, postId: story.hazard.postId, personId: story.hazard.responsibleId })) return null;
  const { hazard } = story;
  const rules = await rulesFor(scope);
  const [people, report, earlier] = await Promise.all([
    peopleOf(scope).persons(),
    hazard.source === 'weekly' && hazard.sourceRecordId ? reportsOf(scope).byId(hazard.sourceRecordId) : null,
    hazardsOf(scope).earlierOfLine(hazard, addDays(hazard.foundDay, -rules.recurrenceDays)),
  ]);
  return { ...fileOf(story, permit, rules, people), sweptIn: report && { id: report.id, period: report.period }, earlier: earlier.map(({ id: earlierId, number, foundDay }) => ({ id: earlierId, number, foundDay })) };
}

/** A story as its page and its forms take it, for one reader; `people` are those of the factory. */
export function fileOf(story: HazardStory, permit: Authorised<'hazard.view'>, rules: Rules, people: readonly Member[]): Omit<HazardFileView, 'earlier' | 'sweptIn'> {
  const { hazard, acts } = story;
  const { today } = permit;
  const request = hazard.pending === 'extension' ? lastAct(acts, 'requestExtension') : undefined;
  return {
    hazard,
    acts,
    today,
    daysOver: hazard.deadline && isOverdue(hazard, today) ? daysBetween(hazard.deadline, today) : 0,
    gradeName: hazard.grade ? rules.gradeNames[hazard.grade] : '',
    photosAfter: lastAct(acts, 'rectify')?.details.photos ?? [],
    noticeNumber: lastAct(acts, 'notify')?.details.noticeNumber ?? null,
    step: nextStep(hazard),
    ...turnOf(story, permit, rules),
    mayRegrade: hazard.stage === 'graded' && hazard.pending === null && mayDo(permit, hazard, 'grade'),
    mayRequestExtension:
      (hazard.stage === 'notified' || hazard.stage === 'rectifying') && !request && hazard.deadline !== null && today <= hazard.deadline && mayDo(permit, hazard, 'requestExtension'),
    extension: request
      ? {
          deadline: request.details.deadline,
          reason: request.details.reason,
          by: request.actorName,
          mayDecide: request.actorId !== permit.personId && mayDo(permit, hazard, 'decideExtension'),
        }
      : null,
    people: people.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, today)).map((person) => ({ value: person.id, label: person.name })),
    grades: HAZARD_GRADES.map((grade) => ({ value: grade, label: rules.gradeNames[grade], hint: `${rules.gradeMeanings[grade]}；默认期限 ${rules.hazardDays[grade]} 天` })),
    defaults: {
      noticeDeadline: noticeDeadline(hazard, today, rules),
      extensionFrom: hazard.deadline && addDays(hazard.deadline, 1),
    },
    needsPhoto: rules.rectificationNeedsPhoto,
  };
}

/** Whose turn it is: the form for the reader, or why it is not there. */
function turnOf(story: HazardStory, permit: Authorised<'hazard.view'>, rules: Rules): Pick<HazardFileView, 'form' | 'notYou'> {
  const step = nextStep(story.hazard);
  if (!step || !mayDo(permit, story.hazard, step.verb)) return { form: null, notYou: '' };
  if (story.hazard.pending === 'confirmation' && reachOf(permit.standing.roles, 'hazard.confirmMajor') === null) return { form: null, notYou: '重大定级须由质量安全总监确认。' };
  if (step.verb === 'verify' && !rules.verifierMayRectify && hasRectified(story, permit.personId)) {
    return { form: null, notYou: '您参与了这条隐患的整改，须由他人验收。' };
  }
  return { form: step.verb, notYou: '' };
}

function noticeDeadline({ deadline, grade, treatment }: Hazard, today: Day, rules: Rules): Day | null {
  if (!grade || !treatment) return null;
  return deadline && deadline >= today ? deadline : defaultDeadline(grade, treatment, today, rules);
}
