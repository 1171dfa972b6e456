import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, hazards, persons, settings } from 'db/schema';
import { memberOf, NAMELESS, nameless } from '~/domain/organisation/access/authority';
import { dayOf } from '~/domain/shared/instant';
import { verifyChains } from '~/services/integrity/verifyChains';
import { setPhone } from '~/services/organisation/people/setPhone';
import { registerHazard } from '~/services/hazards/registerHazard';
import { createWorld } from '../../world/factory';

describe('what is reported without a name', () => {
  it('names nobody, neither in the record nor in its acts and events; and is taken only where the factory lets it', async () => {
    const { haina, cx, store, clock } = await createWorld();
    const { standing } = haina.as('operator', 'hazard.register');
    const unnamed = nameless(memberOf(haina.enterpriseId, standing, '绝缘挤出岗 操作工', dayOf(clock.now)));
    const seen = { source: 'snapshot' as const, postId: haina.posts.outgoing, title: '油管漏油', description: '油管漏油', immediateMeasure: '', photos: [], foundDay: dayOf(clock.now), responsibleId: null };
    expect(await registerHazard(cx, unnamed, seen)).toMatchObject({ refusal: { code: 'anonymousOff' } });
    await store.write([{ kind: 'update', table: settings as never, key: { enterpriseId: haina.enterpriseId }, set: { values: { anonymousReports: true } }, when: {} }]);
    expect(await registerHazard(cx, unnamed, seen)).toMatchObject({ ok: true });
    const [hazard] = await store.read.select().from(hazards).where(eq(hazards.enterpriseId, haina.enterpriseId));
    expect(hazard).toMatchObject({ foundBy: '', foundByName: NAMELESS.name, responsibleName: haina.names.head });
    const told = JSON.stringify([hazard, await store.read.select().from(events).where(eq(events.type, 'hazard.registered'))]);
    expect([haina.people.operator, haina.names.operator].filter((who) => told.includes(who))).toEqual([]);
  });
});

describe('the number at which somebody is rung', () => {
  it('stands in their row and is told by no event', async () => {
    const { haina, cx, store } = await createWorld();
    const permit = haina.as('director', 'organisation.manage');
    expect(await setPhone(cx, permit, haina.people.operator, '0576-88880000')).toMatchObject({ ok: true });
    expect((await store.read.select().from(persons).where(eq(persons.id, haina.people.operator)))[0]?.phone).toContain('88880000');
    expect(JSON.stringify(await store.read.select().from(events))).not.toContain('88880000');
    const findings: unknown[] = [];
    await verifyChains(cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });
});
