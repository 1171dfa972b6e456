import { describe, expect, it } from 'vitest';
import { decideExtension } from '~/domain/hazard/decideExtension';
import { grade } from '~/domain/hazard/grade';
import { isOverdue } from '~/domain/hazard/limits';
import { nextStep } from '~/domain/hazard/nextStep';
import { notify } from '~/domain/hazard/notify';
import { receive } from '~/domain/hazard/receive';
import { rectify } from '~/domain/hazard/rectify';
import { HAZARD_REFUSALS, type HazardRefusal } from '~/domain/hazard/refusals';
import { register, type Registration } from '~/domain/hazard/register';
import { requestExtension } from '~/domain/hazard/requestExtension';
import type { HazardStory } from '~/domain/hazard/story';
import { verify } from '~/domain/hazard/verify';
import { PERMISSIONS } from '~/domain/organisation/access/permissions';
import { defaultRules } from '~/domain/rulepack/pack';
import type { Decision } from '~/domain/shared/decision';
import { addDays, day } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { act, awaiting, closed, director, graded, head, notified, officer, rectifying, registered, story, TODAY, who } from './sample';

const rules = defaultRules();
const yesterday = addDays(TODAY, -1);

/** The refusal's code; every refusal must also have its Chinese sentence. */
function codeOf(decision: Decision<unknown, HazardRefusal>): string {
  if (decision.ok) return 'ok';
  expect(explain(HAZARD_REFUSALS, decision.refusal).sentence).toMatch(/[。]$/);
  return decision.refusal.code;
}

describe('register', () => {
  const found: Registration = {
    source: 'snapshot', sourceRecordId: null, sourceItemId: null, riskLineId: null, workshopId: 'w1', workshopName: '挤塑车间', postId: 'p1', postName: '绝缘挤出岗',
    title: '偏薄', riskPoint: null, description: '低于要求', immediateMeasure: '', photos: [], responsibleId: 'head', responsibleName: '吴建华', foundBy: 'lead', foundByName: '孙磊', foundDay: TODAY,
  };
  it('names the responsible person', () => {
    expect(register(found, TODAY)).toEqual({ ok: true, fact: { verb: 'register', details: { responsibleId: 'head', responsibleName: '吴建华' } } });
  });
  it('refuses what says nothing, and what was found in the future', () => {
    expect(codeOf(register({ ...found, title: ' ' }, TODAY))).toBe('fieldMissing');
    expect(codeOf(register({ ...found, description: '' }, TODAY))).toBe('fieldMissing');
    expect(codeOf(register({ ...found, foundDay: addDays(TODAY, 1) }, TODAY))).toBe('foundInFuture');
  });
});

describe('grade', () => {
  const input = { grade: 'general', basis: '其他', treatment: 'dated', deadline: null } as const;
  it('takes the deadline of the rules when none is named, today for 即查即改', () => {
    expect(grade(registered(), input, officer, rules)).toMatchObject({ ok: true, fact: { details: { deadline: '2026-11-25', awaitsDirector: false } } });
    expect(grade(registered(), { ...input, grade: 'considerable' }, officer, rules)).toMatchObject({ fact: { details: { deadline: '2026-12-03' } } });
    expect(grade(registered(), { ...input, treatment: 'immediate' }, officer, rules)).toMatchObject({ fact: { details: { deadline: TODAY } } });
  });
  it('lets an officer’s 重大 wait for the director, unless the rules do not ask for it', () => {
    const major = { ...input, grade: 'major' } as const;
    expect(grade(registered(), major, officer, rules)).toMatchObject({ fact: { details: { awaitsDirector: true, confirmedByDirector: false } } });
    expect(grade(registered(), major, director, rules)).toMatchObject({ fact: { details: { awaitsDirector: false, confirmedByDirector: true } } });
    expect(grade(registered(), major, officer, { ...rules, directorConfirmsMajor: false })).toMatchObject({ fact: { details: { awaitsDirector: false } } });
  });

  it('is confirmed by whom the matrix lets confirm a 重大 grade, and by nobody else', () => {
    for (const role of ['director', 'officer'] as const) {
      const confirms = PERMISSIONS[role]['hazard.confirmMajor'] !== undefined;
      expect(grade(registered(), { ...input, grade: 'major' }, { ...officer, roles: [role] }, rules)).toMatchObject({ fact: { details: { awaitsDirector: !confirms, confirmedByDirector: confirms } } });
    }
  });
  it('refuses without a basis, with a deadline out of the rules, and after the notice', () => {
    expect(codeOf(grade(registered(), { ...input, basis: '' }, officer, rules))).toBe('fieldMissing');
    expect(codeOf(grade(registered(), { ...input, deadline: yesterday }, officer, rules))).toBe('deadlinePast');
    expect(codeOf(grade(registered(), { ...input, deadline: addDays(TODAY, 8) }, officer, rules))).toBe('deadlineTooFar');
    expect(codeOf(grade(registered(), { ...input, treatment: 'immediate', deadline: addDays(TODAY, 1) }, officer, rules))).toBe('immediateToday');
    expect(codeOf(grade(registered(), { ...input, grade: 'major', treatment: 'immediate' }, officer, rules))).toBe('majorNotImmediate');
    expect(codeOf(grade(notified(), input, officer, rules))).toBe('wrongStage');
  });
  it('never takes a day before the last act', () => {
    expect(codeOf(grade(registered(), input, { ...officer, today: yesterday }, rules))).toBe('dayBeforeLast');
  });
});

describe('notify', () => {
  const input = { requirement: '更换模具', responsibleId: 'head', responsibleName: '吴建华', deadline: null, fiveElements: null, handedOver: false };
  const five = { measure: '停产更换', fund: '2 万元', contingency: '隔离追溯' };
  const major = () => graded({ grade: 'major', deadline: day('2026-12-18'), confirmedByDirector: true });
  it('keeps the graded deadline, and takes a fresh one when that has passed', () => {
    expect(notify(graded(), input, officer, rules)).toMatchObject({ ok: true, fact: [{ verb: 'notify', details: { deadline: '2026-11-25' } }] });
    expect(notify(graded(), input, { ...officer, today: day('2026-11-28') }, rules)).toMatchObject({ fact: [{ details: { deadline: '2026-12-05' } }] });
  });
  it('carries 五落实 for 重大 and needs every one of them', () => {
    expect(notify(major(), { ...input, fiveElements: five }, officer, rules)).toMatchObject({ ok: true, fact: [{ details: { fiveElements: five } }] });
    for (const element of ['measure', 'fund', 'contingency'] as const) {
      expect(notify(major(), { ...input, fiveElements: { ...five, [element]: ' ' } }, officer, rules)).toEqual({ ok: false, refusal: { code: 'fiveElementsMissing', missing: element } });
    }
    expect(codeOf(notify(major(), input, officer, rules))).toBe('fiveElementsMissing');
  });
  it('records the receipt with the issue only for 即查即改', () => {
    const fact = notify(graded({ treatment: 'immediate', deadline: TODAY }), { ...input, handedOver: true }, officer, rules);
    expect(fact).toMatchObject({ ok: true, fact: [{ verb: 'notify' }, { verb: 'receive' }] });
    expect(codeOf(notify(graded(), { ...input, handedOver: true }, officer, rules))).toBe('handOverDated');
  });
  it('refuses an unconfirmed 重大，an empty requirement, a wrong deadline, and a second notice', () => {
    expect(codeOf(notify(graded({ grade: 'major', awaitsDirector: true }), { ...input, fiveElements: five }, officer, rules))).toBe('majorUnconfirmed');
    expect(codeOf(notify(graded(), { ...input, requirement: ' ' }, officer, rules))).toBe('fieldMissing');
    expect(codeOf(notify(graded(), { ...input, deadline: yesterday }, officer, rules))).toBe('deadlinePast');
    expect(codeOf(notify(graded(), { ...input, deadline: addDays(TODAY, 30) }, officer, rules))).toBe('deadlineTooFar');
    expect(codeOf(notify(notified(), input, officer, rules))).toBe('wrongStage');
    expect(codeOf(notify(registered(), input, officer, rules))).toBe('wrongStage');
  });
});

describe('receive', () => {
  it('is done by the responsible person or the head of the workshop', () => {
    expect(receive(notified(), { remark: ' 收到 ' }, who('head'))).toEqual({ ok: true, fact: { verb: 'receive', details: { remark: '收到' } } });
    expect(codeOf(receive(notified(), { remark: '' }, who('deputy', { workshopIds: ['w1'] })))).toBe('ok');
    expect(codeOf(receive(notified(), { remark: '' }, officer))).toBe('notResponsible');
  });
  it('comes after the notice and only once', () => {
    expect(codeOf(receive(graded(), { remark: '' }, head))).toBe('wrongStage');
    expect(codeOf(receive(rectifying(), { remark: '' }, head))).toBe('wrongStage');
  });
});

describe('rectify', () => {
  const input = { cause: '磨损', measure: '更换', doneOn: TODAY, photos: ['p'] };
  it('reports cause, measure, day and photos', () => {
    expect(rectify(rectifying(), input, head, rules)).toEqual({ ok: true, fact: { verb: 'rectify', details: { ...input, cost: null } } });
    expect(rectify(rectifying(), { ...input, cost: 4_185_50 }, head, rules)).toMatchObject({ fact: { details: { cost: 4_185_50 } } });
  });
  it('refuses anybody else, missing words, impossible days and missing photos', () => {
    expect(codeOf(rectify(rectifying(), input, officer, rules))).toBe('notResponsible');
    expect(codeOf(rectify(rectifying(), { ...input, cause: '' }, head, rules))).toBe('fieldMissing');
    expect(codeOf(rectify(rectifying(), { ...input, measure: '' }, head, rules))).toBe('fieldMissing');
    expect(codeOf(rectify(rectifying(), { ...input, doneOn: yesterday }, head, rules))).toBe('doneBeforeFound');
    expect(codeOf(rectify(rectifying(), { ...input, doneOn: addDays(TODAY, 1) }, head, rules))).toBe('doneInFuture');
    expect(codeOf(rectify(rectifying(), { ...input, photos: [] }, head, rules))).toBe('photoMissing');
    expect(codeOf(rectify(rectifying(), { ...input, photos: [] }, head, { rectificationNeedsPhoto: false }))).toBe('ok');
    expect(codeOf(rectify(notified(), input, head, rules))).toBe('wrongStage');
  });
});

describe('proof of a rectification', () => {
  const withPhotos = ({ hazard, acts }: HazardStory): HazardStory => ({ hazard: { ...hazard, photos: ['before-1', 'before-2'] }, acts });
  const input = { cause: '磨损', measure: '更换', doneOn: TODAY, photos: ['after', 'before-2'] };
  const seen = { passed: true, standard: '工艺卡', opinion: '合格', photos: ['before-1'] };

  it('is not a photo of the finding, and the sentence says which one it is', () => {
    const decision = rectify(withPhotos(rectifying()), input, head, rules);
    expect(decision).toEqual({ ok: false, refusal: { code: 'photoOfFinding', position: 2 } });
    expect(explain(HAZARD_REFUSALS, { code: 'photoOfFinding', position: 2 })).toMatchObject({ status: 422, field: 'photos', sentence: expect.stringContaining('第 2 张') as unknown });
    expect(codeOf(rectify(withPhotos(rectifying()), { ...input, photos: ['after'] }, head, rules))).toBe('ok');
    expect(codeOf(rectify(withPhotos(rectifying()), input, head, { rectificationNeedsPhoto: false }))).toBe('photoOfFinding');
  });
  it('nor is what closes a hazard; what is sent back may be shown as it was found', () => {
    expect(codeOf(verify(withPhotos(awaiting()), seen, officer, rules))).toBe('photoOfFinding');
    expect(codeOf(verify(withPhotos(awaiting()), { ...seen, passed: false }, officer, rules))).toBe('ok');
  });
});

describe('verify', () => {
  const input = { passed: true, standard: '工艺卡', opinion: '合格', photos: [] };
  it('closes, or returns with the reason', () => {
    expect(verify(awaiting(), input, officer, rules)).toMatchObject({ ok: true, fact: { details: { passed: true } } });
    expect(verify(awaiting(), { ...input, passed: false, opinion: '仍偏薄' }, officer, rules)).toMatchObject({ ok: true, fact: { details: { passed: false, opinion: '仍偏薄' } } });
  });
  it('refuses whoever rectified in any round, unless the rules allow it', () => {
    expect(codeOf(verify(awaiting(), input, head, rules))).toBe('verifierRectified');
    const second = story(act('grade'), act('notify'), act('receive', 'head'), act('rectify', 'head'), act('verify', 'officer', { passed: false }), act('rectify', 'deputy'));
    expect(codeOf(verify(second, input, head, rules))).toBe('verifierRectified');
    expect(codeOf(verify(awaiting(), input, head, { verifierMayRectify: true }))).toBe('ok');
  });
  it('refuses without standard or opinion, before a rectification, and once closed', () => {
    expect(codeOf(verify(awaiting(), { ...input, standard: '' }, officer, rules))).toBe('fieldMissing');
    expect(codeOf(verify(awaiting(), { ...input, opinion: '' }, officer, rules))).toBe('fieldMissing');
    expect(codeOf(verify(rectifying(), input, officer, rules))).toBe('wrongStage');
    expect(codeOf(verify(closed(), input, officer, rules))).toBe('wrongStage');
  });
});

describe('an extension', () => {
  const input = { deadline: day('2026-11-30'), reason: '未到货' };
  const asked = () => story(act('grade'), act('notify'), act('receive', 'head'), act('requestExtension', 'head'));
  it('is asked for until the day of the deadline', () => {
    expect(codeOf(requestExtension(rectifying(), input, { ...head, today: day('2026-11-25') }))).toBe('ok');
    expect(codeOf(requestExtension(rectifying(), input, { ...head, today: day('2026-11-26') }))).toBe('limitPassed');
  });
  it('is refused for anybody else, twice, backwards, without a reason, and before the notice', () => {
    expect(codeOf(requestExtension(rectifying(), input, officer))).toBe('notResponsible');
    expect(codeOf(requestExtension(asked(), input, head))).toBe('extensionPending');
    expect(codeOf(requestExtension(rectifying(), { ...input, deadline: day('2026-11-25') }, head))).toBe('notLater');
    expect(codeOf(requestExtension(rectifying(), { ...input, reason: '' }, head))).toBe('fieldMissing');
    expect(codeOf(requestExtension(graded(), input, head))).toBe('wrongStage');
  });
  it('is answered by somebody else, with a reason, and only while it is open', () => {
    expect(decideExtension(asked(), { granted: true, reason: '可信' }, director)).toMatchObject({ ok: true, fact: { details: { granted: true, deadline: '2026-11-30' } } });
    expect(codeOf(decideExtension(asked(), { granted: true, reason: '可信' }, { ...director, personId: 'head' }))).toBe('ownRequest');
    expect(codeOf(decideExtension(asked(), { granted: false, reason: '' }, director))).toBe('fieldMissing');
    expect(codeOf(decideExtension(rectifying(), { granted: true, reason: '可信' }, director))).toBe('nothingRequested');
    expect(codeOf(decideExtension(closed(), { granted: true, reason: '可信' }, director))).toBe('wrongStage');
  });
});

describe('what is computed', () => {
  it('is overdue from the day after the deadline until it is closed', () => {
    const { hazard } = rectifying();
    expect(isOverdue(hazard, day('2026-11-25'))).toBe(false);
    expect(isOverdue(hazard, day('2026-11-26'))).toBe(true);
    expect(isOverdue(closed().hazard, day('2027-01-01'))).toBe(false);
    expect(isOverdue(registered().hazard, day('2027-01-01'))).toBe(false);
  });
  it('says what happens next and who must do it', () => {
    expect([registered(), graded(), notified(), rectifying(), awaiting(), closed()].map(({ hazard }) => nextStep(hazard)?.verb ?? null)).toEqual([
      'grade', 'notify', 'receive', 'rectify', 'verify', null,
    ]);
    expect(nextStep(graded({ grade: 'major', awaitsDirector: true }).hazard)).toMatchObject({ verb: 'grade', roles: ['director'] });
    expect(nextStep(rectifying().hazard)).toMatchObject({ personId: 'head', who: '吴建华' });
  });
  it('has a Chinese sentence for the refusals of the use cases too', () => {
    const moved: HazardRefusal = { code: 'moved', stage: 'closed', version: 6, since: [{ verb: 'verify', actorName: '周敏', at: awaiting().hazard.registeredAt }] };
    expect(explain(HAZARD_REFUSALS, moved)).toMatchObject({ status: 409, sentence: expect.stringContaining('周敏已于') as string });
    for (const code of ['notFound', 'notYours', 'personUnknown', 'postUnknown', 'photoUnknown'] as const) expect(explain(HAZARD_REFUSALS, { code } as HazardRefusal).sentence).toMatch(/。$/);
  });
});
