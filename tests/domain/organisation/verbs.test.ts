import { describe, expect, it } from 'vitest';
import { addPerson } from '~/domain/organisation/people/addPerson';
import { appoint } from '~/domain/organisation/people/appoint';
import { attachPaper } from '~/domain/organisation/people/attachPaper';
import { closePost } from '~/domain/organisation/places/closePost';
import { closeTeam } from '~/domain/organisation/places/closeTeam';
import { closeWorkshop } from '~/domain/organisation/places/closeWorkshop';
import { describeEnterprise, type EnterpriseProfile } from '~/domain/organisation/describeEnterprise';
import { endAppointment } from '~/domain/organisation/people/endAppointment';
import { endHolding } from '~/domain/organisation/people/endHolding';
import { holdPost } from '~/domain/organisation/people/holdPost';
import { leave } from '~/domain/organisation/people/leave';
import { mayDispose } from '~/domain/organisation/people/disposeAccount';
import { inviteAccount } from '~/domain/organisation/people/inviteAccount';
import { movePost } from '~/domain/organisation/places/movePost';
import { moveTeam } from '~/domain/organisation/places/moveTeam';
import { moveWorkshop } from '~/domain/organisation/places/moveWorkshop';
import { openPost } from '~/domain/organisation/places/openPost';
import { openTeam } from '~/domain/organisation/places/openTeam';
import { openWorkshop } from '~/domain/organisation/places/openWorkshop';
import type { OpenThings } from '~/domain/organisation/places/openThings';
import { ORGANISATION_REFUSALS, type OrganisationRefusal } from '~/domain/organisation/refusals';
import { renameNode } from '~/domain/organisation/places/renameNode';
import { setPostDueTime } from '~/domain/organisation/places/setPostDueTime';
import type { Appointment, PostHolding } from '~/domain/organisation/types';
import { day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { explain } from '~/domain/shared/refusal';

const NOTHING: OpenThings = { riskItems: [], hazards: [], resolutions: [], holders: [] };
const thing = (name: string) => ({ id: name, name, link: '/x' });
const workshop = (id: string, part = {}) => ({ id, name: id, position: 1, closedOn: null, ...part });
const team = (id: string, workshopId: string, part = {}) => ({ id, name: id, workshopId, closedOn: null, ...part });
const post = (id: string, workshopId: string, part = {}) => ({ id, name: id, workshopId, teamId: null, code: 'C', dueTime: '18:00', position: 1, closedOn: null, ...part });
const closed = { closedOn: day('2026-06-30') };
const person = { id: 'p', accountId: 'a', name: '李娜', joinedOn: day('2026-01-05'), leftOn: null };
const gone = { ...person, leftOn: day('2026-06-30') };
const appointment = (part: Partial<Appointment> = {}): Appointment => ({ id: 'a1', personId: 'p', role: 'director', employment: 'fullTime', fromDay: day('2026-01-05'), toDay: null, ...part });
const holding = (part: Partial<PostHolding> = {}): PostHolding => ({ id: 'h1', personId: 'p', role: 'operator', workshopId: 'w1', postId: 'p1', fromDay: day('2026-01-05'), toDay: null, ...part });

/** The code of a refusal, whose sentence is there as well. */
function refusalOf(decision: Decision<unknown, OrganisationRefusal>): string {
  if (decision.ok) throw new Error('was not refused');
  expect(explain(ORGANISATION_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
  return decision.refusal.code;
}

describe('the tree', () => {
  it('opens a workshop behind the others under a free name', () => {
    expect(openWorkshop([workshop('拉丝', { position: 4 })], '挤塑')).toEqual({ ok: true, fact: { name: '挤塑', position: 5 } });
    expect(refusalOf(openWorkshop([workshop('拉丝', closed)], '拉丝'))).toBe('nameTaken');
  });

  it('opens teams and posts only where it is open and the name is free', () => {
    expect(openTeam(workshop('w1'), [], '甲班')).toEqual({ ok: true, fact: { name: '甲班', workshopId: 'w1' } });
    expect(refusalOf(openTeam(workshop('w1', closed), [], '甲班'))).toBe('nodeClosed');
    expect(refusalOf(openTeam(workshop('w1'), [team('甲班', 'w1')], '甲班'))).toBe('nameTaken');
    const input = { name: '绝缘挤出岗', dueTime: '17:30' };
    expect(openPost(workshop('w1'), team('t', 'w1'), [post('x', 'w2', { position: 7 })], input)).toEqual({ ok: true, fact: { ...input, position: 8, workshopId: 'w1', teamId: 't' } });
    expect(refusalOf(openPost(workshop('w1'), team('t', 'w2'), [], input))).toBe('teamElsewhere');
    expect(refusalOf(openPost(workshop('w1'), team('t', 'w1', closed), [], input))).toBe('nodeClosed');
    expect(refusalOf(openPost(workshop('w1'), null, [post('绝缘挤出岗', 'w1')], input))).toBe('nameTaken');
  });

  it('renames open nodes to a name free among their siblings', () => {
    expect(renameNode(post('a', 'w1'), [post('a', 'w1')], 'b')).toEqual({ ok: true, fact: { from: 'a', to: 'b' } });
    expect(refusalOf(renameNode(post('a', 'w1'), [post('b', 'w1')], 'b'))).toBe('nameTaken');
    expect(refusalOf(renameNode(post('a', 'w1', closed), [], 'b'))).toBe('nodeClosed');
  });

  it('moves a workshop past its open neighbour and not beyond the ends', () => {
    const all = [workshop('a', { position: 1 }), workshop('b', { position: 2, ...closed }), workshop('c', { position: 3 })];
    expect(moveWorkshop(all[2]!, all, 'up')).toMatchObject({ ok: true, fact: { neighbour: { id: 'a' } } });
    expect(refusalOf(moveWorkshop(all[0]!, all, 'up'))).toBe('noFurther');
    expect(refusalOf(moveWorkshop(all[1]!, all, 'up'))).toBe('nodeClosed');
  });

  it('moves posts and teams to an open place where their names are free', () => {
    expect(movePost(post('a', 'w1'), workshop('w2'), team('t', 'w2'), [])).toEqual({ ok: true, fact: { workshopId: 'w2', teamId: 't' } });
    expect(refusalOf(movePost(post('a', 'w1'), workshop('w1'), null, []))).toBe('samePlace');
    expect(refusalOf(movePost(post('a', 'w1'), workshop('w2'), team('t', 'w1'), []))).toBe('teamElsewhere');
    expect(refusalOf(movePost(post('a', 'w1'), workshop('w2'), null, [{ ...post('x', 'w2'), name: 'a' }]))).toBe('nameTaken');
    expect(refusalOf(movePost(post('a', 'w1', closed), workshop('w2'), null, []))).toBe('nodeClosed');
    expect(moveTeam(team('t', 'w1'), [post('a', 'w1')], workshop('w2'), { teams: [], posts: [] })).toEqual({ ok: true, fact: { workshopId: 'w2' } });
    expect(refusalOf(moveTeam(team('t', 'w1'), [], workshop('w1'), { teams: [], posts: [] }))).toBe('samePlace');
    expect(refusalOf(moveTeam(team('t', 'w1'), [post('a', 'w1')], workshop('w2'), { teams: [], posts: [post('a', 'w2')] }))).toBe('nameTaken');
    expect(refusalOf(moveTeam(team('t', 'w1'), [], workshop('w2', closed), { teams: [], posts: [] }))).toBe('nodeClosed');
  });

  it('takes a due time of the 24-hour clock', () => {
    expect(setPostDueTime(post('a', 'w1'), '07:05')).toEqual({ ok: true, fact: { from: '18:00', to: '07:05' } });
    expect(refusalOf(setPostDueTime(post('a', 'w1'), '24:00'))).toBe('dueTimeWrong');
    expect(refusalOf(setPostDueTime(post('a', 'w1', closed), '07:05'))).toBe('nodeClosed');
  });

  it('closes what nothing names, and lists what does', () => {
    const on = day('2026-11-18');
    expect(closePost(post('a', 'w1'), NOTHING, on)).toEqual({ ok: true, fact: { closedOn: on } });
    expect(refusalOf(closePost(post('a', 'w1', closed), NOTHING, on))).toBe('nodeClosed');
    const named = closePost(post('挤出岗', 'w1'), { ...NOTHING, riskItems: ['一', '二', '三', '四'].map(thing), holders: [thing('李娜 检验员')] }, on);
    expect(refusalOf(named)).toBe('stillNamed');
    expect(!named.ok && explain(ORGANISATION_REFUSALS, named.refusal).sentence).toBe('“挤出岗”还不能关闭：风险项4条（一、二、三 等）；在岗人员1人（李娜 检验员）。请先改派或了结它们。');
    expect(closeTeam(team('t', 'w1'), [post('a', 'w1', closed)], on).ok).toBe(true);
    expect(refusalOf(closeTeam(team('t', 'w1'), [post('a', 'w1')], on))).toBe('hasOpenParts');
    expect(refusalOf(closeTeam(team('t', 'w1', closed), [], on))).toBe('nodeClosed');
    expect(closeWorkshop(workshop('w1'), [], NOTHING, on).ok).toBe(true);
    expect(refusalOf(closeWorkshop(workshop('w1'), [team('t', 'w1')], NOTHING, on))).toBe('hasOpenParts');
    expect(refusalOf(closeWorkshop(workshop('w1'), [], { ...NOTHING, hazards: [thing('HZ')] }, on))).toBe('stillNamed');
    expect(refusalOf(closeWorkshop(workshop('w1', closed), [], NOTHING, on))).toBe('nodeClosed');
  });
});

describe('appointments and posts', () => {
  const input = { role: 'officer' as const, employment: 'partTime' as const, fromDay: day('2026-03-01') };

  it('appoints beside other roles and other people, and again after an end', () => {
    expect(appoint(person, [appointment({ role: 'director' }), appointment({ role: 'officer', toDay: day('2026-02-28') })], input, day('2026-03-01'))).toEqual({ ok: true, fact: input });
  });

  it('refuses the same role twice at a time, before joining, and after leaving', () => {
    expect(refusalOf(appoint(person, [appointment({ role: 'officer', toDay: day('2026-03-01') })], input, day('2026-03-01')))).toBe('overlaps');
    expect(refusalOf(appoint(person, [appointment({ role: 'officer', fromDay: day('2026-09-01') })], input, day('2026-03-01')))).toBe('overlaps');
    expect(refusalOf(appoint(person, [], { ...input, fromDay: day('2026-01-04') }, day('2026-03-01')))).toBe('beforeJoined');
    expect(refusalOf(appoint(gone, [], input, day('2027-01-01')))).toBe('personLeft');
  });

  it('ends an appointment once, not before it began, and never the last one that can manage', () => {
    const other = appointment({ id: 'a2', personId: 'q', role: 'principal' });
    expect(endAppointment(appointment(), [appointment(), other], day('2026-05-31'))).toEqual({ ok: true, fact: { toDay: '2026-05-31' } });
    expect(endAppointment(appointment({ role: 'officer' }), [], day('2026-05-31')).ok).toBe(true);
    expect(refusalOf(endAppointment(appointment({ toDay: day('2026-04-01') }), [other], day('2026-05-31')))).toBe('alreadyEnded');
    expect(refusalOf(endAppointment(appointment(), [appointment(), other], day('2026-01-04')))).toBe('endsBeforeStart');
    expect(refusalOf(endAppointment(appointment(), [appointment()], day('2026-05-31')))).toBe('lastManager');
    expect(refusalOf(endAppointment(appointment(), [appointment(), { ...other, toDay: day('2026-05-31') }], day('2026-05-31')))).toBe('lastManager');
  });

  it('attaches a paper once', () => {
    expect(attachPaper({ paperHash: null, paperName: null }).ok).toBe(true);
    expect(refusalOf(attachPaper({ paperHash: 'h', paperName: '任命书.pdf' }))).toBe('paperThere');
  });

  it('puts people on posts, and 车间主任 on the workshop itself', () => {
    const from = { role: 'operator' as const, fromDay: day('2026-03-01') };
    const place = { workshop: workshop('w1'), post: post('p1', 'w1') };
    expect(holdPost(person, place, [holding({ postId: 'p2' })], from, day('2026-03-01'))).toEqual({ ok: true, fact: { ...from, workshopId: 'w1', postId: 'p1' } });
    expect(holdPost(person, { ...place, post: null }, [], { ...from, role: 'workshopHead' }, day('2026-03-01'))).toMatchObject({ fact: { workshopId: 'w1', postId: null } });
    expect(refusalOf(holdPost(person, place, [], { ...from, role: 'workshopHead' }, day('2026-03-01')))).toBe('workshopNeeded');
    expect(refusalOf(holdPost(person, { ...place, post: null }, [], from, day('2026-03-01')))).toBe('postNeeded');
    expect(refusalOf(holdPost(person, { ...place, post: post('p1', 'w1', closed) }, [], from, day('2026-03-01')))).toBe('nodeClosed');
    expect(refusalOf(holdPost(person, place, [holding()], from, day('2026-03-01')))).toBe('overlaps');
    expect(refusalOf(holdPost(person, { ...place, post: null }, [holding({ role: 'workshopHead', postId: null })], { ...from, role: 'workshopHead' }, day('2026-03-01')))).toBe('overlaps');
    expect(refusalOf(holdPost(gone, place, [], from, day('2027-01-01')))).toBe('personLeft');
    expect(refusalOf(holdPost(person, place, [], { ...from, fromDay: day('2026-01-01') }, day('2026-03-01')))).toBe('beforeJoined');
  });

  it('ends a holding once and not before it began', () => {
    expect(endHolding(holding(), day('2026-05-31'))).toEqual({ ok: true, fact: { toDay: '2026-05-31' } });
    expect(refusalOf(endHolding(holding({ toDay: day('2026-02-01') }), day('2026-05-31')))).toBe('alreadyEnded');
    expect(refusalOf(endHolding(holding(), day('2026-01-04')))).toBe('endsBeforeStart');
  });
});

describe('people', () => {
  it('are added under a free sign-in name, kept in lower case', () => {
    const input = { name: '李娜', loginName: ' LiNa ', joinedOn: day('2026-03-01') };
    expect(addPerson(input, false)).toEqual({ ok: true, fact: { ...input, loginName: 'lina' } });
    expect(addPerson({ ...input, loginName: '李娜' }, false).ok).toBe(true);
    expect(refusalOf(addPerson(input, true))).toBe('loginNameTaken');
    expect(refusalOf(addPerson({ ...input, loginName: 'l n' }, false))).toBe('loginNameWrong');
    expect(refusalOf(addPerson({ ...input, loginName: 'x' }, false))).toBe('loginNameWrong');
  });

  it('are asked in by an account they have, after somebody confirmed who it is', () => {
    const input = { name: '李娜', joinedOn: day('2026-03-01'), confirmed: true };
    const account = { id: 'acc', disabled: false, official: false };
    const nobody = { member: null, invited: false };
    expect(inviteAccount(account, nobody, input)).toEqual({ ok: true, fact: { accountId: 'acc', name: '李娜', joinedOn: '2026-03-01' } });
    expect(refusalOf(inviteAccount(account, nobody, { ...input, confirmed: false }))).toBe('notConfirmed');
    expect(refusalOf(inviteAccount(account, { ...nobody, member: { name: '李娜' } }, input))).toBe('alreadyMember');
    expect(refusalOf(inviteAccount(account, { ...nobody, invited: true }, input))).toBe('alreadyInvited');
    for (const unknown of [null, { ...account, disabled: true }, { ...account, official: true }]) expect(refusalOf(inviteAccount(unknown, nobody, input))).toBe('unknownAccount');
  });

  it('who leave later are appointed and put on posts until their last day', () => {
    const leaving = { ...person, leftOn: day('2026-12-31') };
    const appointed = { role: 'officer', employment: 'fullTime', fromDay: day('2026-12-01') } as const;
    expect(appoint(leaving, [], appointed, day('2026-11-29')).ok).toBe(true);
    expect(refusalOf(appoint(leaving, [], { ...appointed, fromDay: day('2027-01-01') }, day('2026-11-29')))).toBe('personLeft');
    expect(refusalOf(appoint(leaving, [], appointed, day('2027-01-01')))).toBe('personLeft');
  });

  it('have accounts that their factory may act on, unless it is one’s own, serves another factory, or its person is gone', () => {
    const here = { own: false, elsewhere: false };
    expect(mayDispose(person, here, day('2026-03-01')).ok).toBe(true);
    expect(refusalOf(mayDispose(person, { ...here, own: true }, day('2026-03-01')))).toBe('ownAccount');
    expect(refusalOf(mayDispose(person, { ...here, elsewhere: true }, day('2026-03-01')))).toBe('accountElsewhere');
    expect(mayDispose({ ...person, leftOn: day('2026-03-01') }, here, day('2026-03-01')).ok).toBe(true);
    expect(refusalOf(mayDispose({ ...person, leftOn: day('2026-03-01') }, here, day('2026-03-02')))).toBe('personLeft');
  });

  it('leave with what they hold, when nothing is left in their name', () => {
    const officer = appointment({ role: 'officer' });
    const ended = holding({ id: 'old', toDay: day('2026-02-01') });
    const history = { all: [officer, appointment({ id: 'd', personId: 'q' })], holdings: [holding(), ended] };
    expect(leave(person, history, NOTHING, day('2026-11-30'))).toEqual({ ok: true, fact: { leftOn: '2026-11-30', appointments: [officer], holdings: [holding()] } });
    for (const key of ['riskItems', 'hazards', 'resolutions'] as const) {
      expect(refusalOf(leave(person, history, { ...NOTHING, [key]: [thing('x')] }, day('2026-11-30')))).toBe('stillResponsible');
    }
    expect(refusalOf(leave(gone, history, NOTHING, day('2026-11-30')))).toBe('personLeft');
    expect(refusalOf(leave(person, history, NOTHING, day('2026-01-01')))).toBe('beforeJoined');
    expect(refusalOf(leave(person, { ...history, holdings: [holding({ fromDay: day('2026-12-01') })] }, NOTHING, day('2026-11-30')))).toBe('endsBeforeStart');
    expect(refusalOf(leave(person, { all: [appointment()], holdings: [] }, NOTHING, day('2026-11-30')))).toBe('lastManager');
  });
});

describe('the profile of an enterprise', () => {
  it('needs a whole credit code that is nobody else\'s', () => {
    const profile: EnterpriseProfile = {
      name: '海纳线缆有限公司', creditCode: '914403001922038216', activity: 'production', sizeField: 'production', staff: 1, turnover: 1, region: '临水市', licensed: true, certified: false, mandatoryStandard: false,
    };
    expect(describeEnterprise(profile, false)).toEqual({ ok: true, fact: profile });
    expect(refusalOf(describeEnterprise(profile, true))).toBe('creditCodeTaken');
    for (const creditCode of ['1', '91440300192203821I', '914403001922038215']) expect(refusalOf(describeEnterprise({ ...profile, creditCode }, false))).toBe('creditCodeWrong');
  });
});
