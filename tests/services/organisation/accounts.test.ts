import { and, desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { insert, update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { invitationsTo } from 'db/repositories/organisation/invitations';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { accounts, auditEntries, events, persons, sessions } from 'db/schema';
import { day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import { verifyChains } from '~/services/integrity/verifyChains';
import { createEditor } from '~/services/library/createEditor';
import { acceptInvitation } from '~/services/organisation/people/acceptInvitation';
import { appoint } from '~/services/organisation/people/appoint';
import { declineInvitation } from '~/services/organisation/people/declineInvitation';
import { inviteAccount } from '~/services/organisation/people/inviteAccount';
import { issuePassword } from '~/services/organisation/people/issuePassword';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { openAccount } from '~/services/organisation/people/openAccount';
import { shutAccount } from '~/services/organisation/people/shutAccount';
import { withdrawInvitation } from '~/services/organisation/people/withdrawInvitation';
import { signIn } from '~/services/session/signIn';
import { createWorld, type World } from '../../world/factory';

const must = <Fact>(decision: Decision<Fact, unknown>): Fact => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.fact;
};
const codeOf = (decision: Decision<unknown, { readonly code: string }>): string => (decision.ok ? 'taken' : decision.refusal.code);
const manager = (world: World) => world.haina.as('director', 'organisation.manage');
const PASSWORD = '一句记得住的话 2026';
const enter = (world: World, loginName: string, password: string) => signIn(world.cx, loginName, password, { userAgent: '', address: '192.0.2.1' });
const told = async (world: World, subjectId: string) =>
  (await world.store.read.select().from(events).where(and(eq(events.enterpriseId, world.haina.enterpriseId), eq(events.subjectId, subjectId))).orderBy(desc(events.seq)))[0];

describe('the account of somebody of the factory', () => {
  it('gets a new first password with a reason: an event, the sessions end, the old one is void', async () => {
    const world = await createWorld();
    const { lead } = world.haina.accounts;
    const name = `lead-${world.haina.enterpriseId}`;
    await world.store.write([update(accounts, { id: lead }, { passwordHash: await hashPassword(PASSWORD) })]);
    expect(codeOf(await enter(world, name, PASSWORD))).toBe('taken');
    const issued = must(await issuePassword(world.cx, manager(world), world.haina.people.lead, { reason: '忘记密码' }));
    expect(issued).toMatchObject({ name: '孙磊', loginName: name });
    expect(await world.store.read.select().from(sessions)).toEqual([]);
    expect(codeOf(await enter(world, name, PASSWORD))).toBe('unknown');
    expect(codeOf(await enter(world, name, issued.password))).toBe('taken');
    expect((await accountsOf(world.store.read).byId(lead))?.mustChangePassword).toBe(true);
    const event = await told(world, world.haina.people.lead);
    expect([event?.type, event?.payload]).toEqual(['person.passwordIssued', expect.stringContaining('忘记密码')]);
    expect(event?.payload).not.toContain(issued.password);
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('is shut and opened with a reason, once each', async () => {
    const world = await createWorld();
    const { people, accounts: ids } = world.haina;
    await world.store.write([update(accounts, { id: ids.lead }, { passwordHash: await hashPassword(PASSWORD) })]);
    must(await enter(world, `lead-${world.haina.enterpriseId}`, PASSWORD));
    must(await shutAccount(world.cx, world.haina.as('principal', 'organisation.manage'), people.lead, { reason: '手机丢失' }));
    expect(await world.store.read.select().from(sessions)).toEqual([]);
    expect((await told(world, people.lead))?.type).toBe('person.accountShut');
    expect(codeOf(await enter(world, `lead-${world.haina.enterpriseId}`, PASSWORD))).toBe('unknown');
    expect(codeOf(await shutAccount(world.cx, manager(world), people.lead, { reason: '再来' }))).toBe('accountShut');
    must(await openAccount(world.cx, manager(world), people.lead, { reason: '找到了' }));
    expect((await told(world, people.lead))?.type).toBe('person.accountOpened');
    expect(codeOf(await openAccount(world.cx, manager(world), people.lead, { reason: '再来' }))).toBe('accountNotShut');
    expect(codeOf(await enter(world, `lead-${world.haina.enterpriseId}`, PASSWORD))).toBe('taken');
  });

  it('is not acted on by its own owner, by another factory, or where it serves another as well', async () => {
    const world = await createWorld();
    const { people } = world.haina;
    for (const act of [issuePassword, shutAccount, openAccount]) {
      const on = async (id: string, permit = manager(world)) => codeOf(await act(world.cx, permit, id, { reason: '试' }));
      expect(await on(people.director)).toBe('ownAccount');
      expect(await on(people.lead, world.beichen.as('director', 'organisation.manage'))).toBe('notFound');
    }
    await world.store.write([insert(persons, { enterpriseId: world.beichen.enterpriseId, id: world.cx.newId(), accountId: world.haina.accounts.lead, name: '孙磊', joinedOn: day('2026-01-05'), leftOn: null, version: 1 })]);
    expect(codeOf(await issuePassword(world.cx, manager(world), people.lead, { reason: '试' }))).toBe('accountElsewhere');
    expect(await verifyPassword((await accountsOf(world.store.read).byId(world.haina.accounts.lead))!.passwordHash, 'x')).toBe(false);
  });
});

describe('an invitation', () => {
  const input = (world: World, loginName = `director-${world.beichen.enterpriseId}`) => ({ loginName, name: '林晓燕', joinedOn: day('2026-11-18'), confirmed: true });

  it('makes nobody a member before the owner of the account says yes', async () => {
    const world = await createWorld();
    const { director } = world.beichen.accounts;
    const { id } = must(await inviteAccount(world.cx, manager(world), input(world)));
    expect((await told(world, id))?.type).toBe('person.invited');
    const member = () => peopleOf(scopeOf(world.store, world.haina.enterpriseId)).personOfAccount(director);
    expect(await member()).toBeNull();
    expect(await accountsOf(world.store.read).memberships(director, day('2026-11-18'))).toHaveLength(1);
    expect(await invitationsTo(world.store.read, director)).toMatchObject([{ id, enterpriseName: '海纳线缆有限公司', name: '林晓燕' }]);
    expect(codeOf(await inviteAccount(world.cx, manager(world), input(world)))).toBe('alreadyInvited');
    expect(codeOf(await acceptInvitation(world.cx, world.beichen.accounts.lead, id))).toBe('notFound');
    const { personId } = must(await acceptInvitation(world.cx, director, id));
    expect((await told(world, personId))?.type).toBe('person.linked');
    const [entry] = await world.store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, personId));
    expect(entry).toMatchObject({ enterpriseId: world.haina.enterpriseId, kind: 'roleChanged', actorId: personId, actorTitle: '受邀人' });
    expect((await member())?.id).toBe(personId);
    expect(codeOf(await acceptInvitation(world.cx, director, id))).toBe('notFound');
    expect(codeOf(await inviteAccount(world.cx, manager(world), input(world)))).toBe('alreadyMember');
    expect((await verifyChains(world.cx, () => undefined)).findings).toBe(0);
  });

  it('is declined, or withdrawn, and then opens nothing', async () => {
    const world = await createWorld();
    const { director } = world.beichen.accounts;
    const first = must(await inviteAccount(world.cx, manager(world), input(world)));
    must(await declineInvitation(world.cx, director, first.id));
    expect((await told(world, first.id))?.type).toBe('person.invitationDeclined');
    expect(codeOf(await acceptInvitation(world.cx, director, first.id))).toBe('notFound');
    const second = must(await inviteAccount(world.cx, manager(world), input(world)));
    expect(codeOf(await withdrawInvitation(world.cx, world.beichen.as('director', 'organisation.manage'), second.id))).toBe('notFound');
    must(await withdrawInvitation(world.cx, manager(world), second.id));
    expect((await told(world, second.id))?.type).toBe('person.invitationWithdrawn');
    expect(codeOf(await acceptInvitation(world.cx, director, second.id))).toBe('notFound');
  });

  it('goes to no officer, no editor and nobody unknown, and all three are answered alike', async () => {
    const world = await createWorld();
    must(await createEditor(world.cx, 'bianji'));
    for (const name of ['reg-linshui', 'bianji', 'nobody']) expect(await inviteAccount(world.cx, manager(world), input(world, name))).toEqual({ ok: false, refusal: { code: 'unknownAccount' } });
  });
});

describe('somebody whose leaving was entered ahead', () => {
  it('is appointed until the last day and not beyond it', async () => {
    const world = await createWorld();
    const { head } = world.haina.people;
    must(await leaveEnterprise(world.cx, manager(world), head, { lastDay: day('2026-12-31') }));
    const { id } = must(await appoint(world.cx, manager(world), { personId: head, role: 'officer', employment: 'fullTime', fromDay: day('2026-11-18'), paper: null }));
    expect((await peopleOf(scopeOf(world.store, world.haina.enterpriseId)).appointment(id))?.toDay).toBe('2026-12-31');
    expect(codeOf(await appoint(world.cx, manager(world), { personId: head, role: 'director', employment: 'fullTime', fromDay: day('2027-01-01'), paper: null }))).toBe('personLeft');
  });
});
