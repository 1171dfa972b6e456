import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { Hazard } from '~/domain/hazard/types';
import { addDays, type Day } from '~/domain/shared/day';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { preparePhotos } from '~/services/evidence/storePhoto';
import type { House } from './founding';
import { picture } from './pictures';
import type { Finding } from './script';
import { must } from './stage';

/** Something that happens at a wall time of a day. */
export interface Cue {
  readonly day: Day;
  readonly time: string;
  readonly act: () => Promise<void>;
}

/** How far a hazard is taken, and by which way round. */
export type Fate = 'closed' | 'returnedThenClosed' | 'extendedThenClosed' | 'overdue' | 'registered' | 'graded' | 'notified' | 'rectifying' | 'awaitingVerification';

/** The acts of one hazard's life as cues, following its fate; `turn` varies times and pictures. */
export function hazardCues(house: House, id: string, finding: Finding, fate: Fate, foundDay: Day, turn: number): Cue[] {
  const { stage, director, people } = house;
  const officer = people.get('zhou') ?? people.get('shi') ?? director;
  const deputy = people.get('he') ?? director;
  const hazard = async (): Promise<Hazard> => {
    const found = await hazardsOf(scopeOf(stage.cx.store, stage.enterpriseId)).byId(id);
    if (!found) throw new Error('demo: the hazard is gone');
    return found;
  };
  const verifier = (responsible: string): string => (responsible === officer ? deputy : officer);
  const cue = (after: number, time: string, act: (now: Hazard) => Promise<void>): Cue => ({
    day: addDays(foundDay, after), time, act: async () => act(await hazard()),
  });
  const grade = cue(0, '16:40', async ({ version }) => {
    const by = finding.grade === 'major' ? director : officer;
    const basis = finding.grade === 'major' ? '出厂检验缺项即出证' : finding.grade === 'considerable' ? '关键项目失控' : '不影响关键项目';
    must(await gradeHazard(stage.cx, await stage.as(by, 'hazard.grade'), id, { grade: finding.grade, basis, treatment: 'dated', deadline: null, version }), 'grading');
  });
  const notify = cue(1, '09:05', async ({ version, responsibleId }) => {
    const fiveElements = finding.grade === 'major' ? { measure: finding.requirement, fund: '自筹 8000 元，用于借用设备和补检', contingency: '补检合格前该批停止发货，已发产品按追溯清单通知客户' } : null;
    must(await notifyHazard(stage.cx, await stage.as(director, 'hazard.notify'), id, { requirement: finding.requirement, responsibleId, deadline: null, fiveElements, handedOver: false, version }), 'notifying');
  });
  const receive = cue(1, '10:30', async ({ version, responsibleId }) => {
    must(await receiveHazard(stage.cx, await stage.as(responsibleId, 'hazard.receive'), id, { remark: '收到，按要求整改', version }), 'receiving');
  });
  const rectify = (after: number, time: string) =>
    cue(after, time, async ({ version, responsibleId }) => {
      const permit = await stage.as(responsibleId, 'hazard.rectify');
      const photos = must(await preparePhotos(stage.cx, permit, [await picture(turn + after, false)]), 'a photo');
      must(await rectifyHazard(stage.cx, permit, id, { cause: finding.cause, measure: finding.measure, doneOn: stage.today, cost: finding.cost ?? null, photos: photos.map(({ hash }) => hash), version }, photos), 'rectifying');
    });
  const verify = (after: number, time: string, passed: boolean) =>
    cue(after, time, async ({ version, responsibleId }) => {
      const permit = await stage.as(verifier(responsibleId), 'hazard.verify');
      const opinion = passed ? '现场核对，与整改措施一致，同意销号' : '只处理了当批，同类部位没有检查，退回继续整改';
      must(await verifyHazard(stage.cx, permit, id, { passed, standard: '现场查看实物和记录', opinion, photos: [], version }), 'verifying');
    });
  const extension = [
    cue(2, '15:00', async ({ version, responsibleId, deadline }) => {
      if (deadline) must(await requestExtensionOf(stage.cx, await stage.as(responsibleId, 'hazard.requestExtension'), id, { deadline: addDays(deadline, 5), reason: '备件采购需要五天', version }), 'asking for time');
    }),
    cue(2, '17:10', async ({ version, deadline }) => {
      if (deadline) must(await decideExtensionOf(stage.cx, await stage.as(director, 'hazard.decideExtension'), id, { granted: true, reason: '备件订单属实，同意延期，期间每班复核', version }), 'granting time');
    }),
  ];
  const start = [grade, notify, receive];
  switch (fate) {
    case 'registered': return [];
    case 'graded': return [grade];
    case 'notified': return [grade, notify];
    case 'rectifying':
    case 'overdue': return start;
    case 'awaitingVerification': return [...start, rectify(2, '15:30')];
    case 'returnedThenClosed': return [...start, rectify(2, '14:00'), verify(3, '09:40', false), rectify(4, '16:00'), verify(5, '10:20', true)];
    case 'extendedThenClosed': return [...start, ...extension, rectify(9, '15:20'), verify(10, '09:30', true)];
    case 'closed': return [...start, rectify(1 + (turn % 4), '15:20'), verify(2 + (turn % 4), '09:30', true)];
  }
}
