import { projectHazard } from '~/domain/hazard/projection';
import type { HazardStory, Who } from '~/domain/hazard/story';
import type { ActDetails, Hazard, HazardAct, HazardVerb } from '~/domain/hazard/types';
import { type Day, day } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';

export const TODAY = day('2026-11-18');

export const who = (personId: string, change: Partial<Who> = {}): Who => ({ personId, roles: [], workshopIds: [], today: TODAY, ...change });
export const officer = who('officer', { roles: ['officer'] });
export const director = who('director', { roles: ['director'] });
/** The responsible person of the sample. */
export const head = who('head', { roles: ['workshopHead'], workshopIds: ['w1'] });

export const DETAILS: ActDetails = {
  register: { responsibleId: 'head', responsibleName: '吴建华' },
  grade: { grade: 'general', basis: '其他', treatment: 'dated', deadline: day('2026-11-25'), confirmedByDirector: false, awaitsDirector: false },
  notify: { noticeNumber: 'ZG-2026-0001', requirement: '更换模具', responsibleId: 'head', responsibleName: '吴建华', deadline: day('2026-11-25'), fiveElements: null },
  receive: { remark: '' },
  rectify: { cause: '磨损', measure: '更换', doneOn: TODAY, cost: null, photos: ['p'] },
  verify: { passed: true, standard: '工艺卡', opinion: '合格', photos: [] },
  requestExtension: { deadline: day('2026-11-30'), reason: '未到货' },
  decideExtension: { granted: true, deadline: day('2026-11-30'), reason: '同意' },
  handOver: { responsibleId: 'lead', responsibleName: '孙磊' },
};

/** One act of the story; `details` changes fields of the sample's. */
export const act = <V extends HazardVerb>(verb: V, actorId = 'officer', details: Partial<ActDetails[V]> = {}, on: Day = TODAY) => ({
  verb, actorId, details: { ...DETAILS[verb], ...details }, day: on,
});

/** The hazard that these acts, after its registration, have made. */
export function story(...later: readonly { verb: HazardVerb; actorId: string; details: object; day: Day }[]): HazardStory {
  const acts = [act('register', 'lead'), ...later].map((one, index) => ({
    ...one, id: `a${index + 1}`, ordinal: index + 1, actorName: one.actorId, actorTitle: '', at: instantAt(one.day, '10:00'),
  })) as unknown as HazardAct[];
  const hazard: Hazard = {
    id: 'h1', number: 'HZ-2026-000001', source: 'daily', sourceRecordId: null, sourceItemId: null, riskLineId: null, workshopId: 'w1', workshopName: '挤塑车间',
    postId: 'p1', postName: '绝缘挤出岗', title: '绝缘厚度偏薄', riskPoint: null, description: '最薄处低于要求', immediateMeasure: '停机', photos: [], foundBy: 'lead', foundByName: '孙磊',
    foundDay: TODAY, registeredAt: instantAt(TODAY, '09:00'), ...projectHazard(acts),
  };
  return { hazard, acts };
}

export const registered = (): HazardStory => story();
export const graded = (details: Partial<ActDetails['grade']> = {}): HazardStory => story(act('grade', 'officer', details));
export const notified = (): HazardStory => story(act('grade'), act('notify'));
export const rectifying = (): HazardStory => story(act('grade'), act('notify'), act('receive', 'head'));
export const awaiting = (): HazardStory => story(act('grade'), act('notify'), act('receive', 'head'), act('rectify', 'head'));
export const closed = (): HazardStory => story(act('grade'), act('notify'), act('receive', 'head'), act('rectify', 'head'), act('verify'));
