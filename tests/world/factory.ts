import path from 'node:path';
import { insert } from 'db/dialect/writes';
import type { Store } from 'db/dialect/store';
import { accounts, appointments, enterprises, persons, postHoldings, posts, regulatorOfficers, regulators, settings, workshops } from 'db/schema';
import { authorise, type Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { AppointedRole, HeldRole, Role, Standing } from '~/domain/organisation/types';
import { SYSTEM } from '~/domain/shared/actor';
import { type Day, day } from '~/domain/shared/day';
import { dayOf, type Instant, instant, millisecondsOf } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import { openHeads } from '~/platform/host/heads';
import { log } from '~/platform/host/log';
import { openStorage } from '~/platform/host/storage';
import type { Context } from '~/services/context';
import { openTestStore } from './store';

/** The small named world of the tests: 海纳线缆 with its people, and 北辰电器, a stranger next door. */
export interface World {
  readonly store: Store;
  readonly url: string;
  readonly folder: string;
  readonly cx: Context;
  readonly clock: { now: Instant; set(text: string): void };
  readonly haina: Factory;
  readonly beichen: Factory;
  readonly regulators: { linshui: string; dongshan: string };
  /** Officer ids of the two regulators. */
  readonly officers: { linshui: string; dongshan: string };
}

export type PersonKey = 'principal' | 'director' | 'officer' | 'head' | 'otherHead' | 'lead' | 'inspector' | 'operator';

export interface Factory {
  readonly enterpriseId: string;
  readonly name: string;
  /** 拉丝车间, 挤塑车间 */
  readonly workshops: { drawing: string; extrusion: string };
  /** 拉丝车间: 进货检验岗; 挤塑车间: 绝缘挤出岗, 成品检验岗 */
  readonly posts: { incoming: string; extruder: string; outgoing: string };
  readonly people: Record<PersonKey, string>;
  readonly names: Record<PersonKey, string>;
  readonly accounts: Record<PersonKey, string>;
  /** A permit for one of its people to do something, today by the world's clock. Throws when the matrix refuses. */
  as<A extends Action>(person: PersonKey, action: A): Authorised<A>;
}

const FOUNDED = instant('2026-01-05T08:00:00+08:00');
/** These factories were here before items of a period were asked until they are done: what began before this Monday keeps the rule of its day. */
const UNTIL_DONE_FROM = '2026-11-23';
const NAMES: Record<PersonKey, string> = {
  principal: '陈国栋', director: '林晓燕', officer: '周敏', head: '吴建华', otherHead: '郑海', lead: '孙磊', inspector: '李娜', operator: '王小军',
};
const TITLES: Record<PersonKey, string> = {
  principal: '主要负责人', director: '质量安全总监', officer: '质量安全员', head: '挤塑车间 车间主任', otherHead: '拉丝车间 车间主任',
  lead: '绝缘挤出岗 班组长', inspector: '成品检验岗 检验员', operator: '绝缘挤出岗 操作工',
};

/** Builds the world on a fresh database. It is 2026年11月18日(周三) 10:00. */
export async function createWorld(): Promise<World> {
  const { store, url, folder } = await openTestStore();
  const clock = {
    now: instant('2026-11-18T10:00:00+08:00'),
    set(text: string) {
      clock.now = instant(text);
    },
  };
  const cx: Context = {
    store,
    storage: openStorage(path.join(folder, 'files')),
    heads: openHeads(path.join(folder, 'heads')),
    site: {
      origin: 'https://zhian.example.com', databaseUrl: url, dataFolder: folder, storageFolder: path.join(folder, 'files'), backup: null, backupKeep: 7, version: '0.0.0', signingKeyFile: path.join(folder, 'keys', 'signing.key'),
    },
    log: log.child({}, { level: 'silent' }),
    now: () => clock.now,
    newId: () => newId(millisecondsOf(clock.now)),
  };
  const today = (): Day => dayOf(clock.now);
  const haina = await createFactory(store, today, '海纳线缆有限公司', '91331000MA2AAAAA0X', '临水市');
  const beichen = await createFactory(store, today, '北辰电器有限公司', '91332000MA2BBBBB1Y', '东山市');
  const ids = { linshui: newId(), dongshan: newId() };
  const officers = { linshui: newId(), dongshan: newId() };
  await store.write([
    insert(regulators, [
      { id: ids.linshui, name: '临水市市场监督管理局', region: '临水市' },
      { id: ids.dongshan, name: '东山市市场监督管理局', region: '东山市' },
    ]),
    insert(accounts, [account(officers.linshui, 'reg-linshui'), account(officers.dongshan, 'reg-dongshan')]),
    insert(regulatorOfficers, [
      { id: officers.linshui, regulatorId: ids.linshui, accountId: officers.linshui, name: '何静', title: '产品质量监督科 科员' },
      { id: officers.dongshan, regulatorId: ids.dongshan, accountId: officers.dongshan, name: '邵峰', title: '产品质量监督科 科员' },
    ]),
  ]);
  return { store, url, folder, cx, clock, haina, beichen, regulators: ids, officers };
}

const account = (id: string, loginName: string): typeof accounts.$inferInsert => ({
  id, loginName, passwordHash: 'x', mustChangePassword: false, demo: false, failures: 0, createdAt: FOUNDED,
});

async function createFactory(store: Store, today: () => Day, name: string, creditCode: string, region: string): Promise<Factory> {
  const enterpriseId = newId();
  const workshopIds = { drawing: newId(), extrusion: newId() };
  const postIds = { incoming: newId(), extruder: newId(), outgoing: newId() };
  const keys = Object.keys(NAMES) as PersonKey[];
  const people = Object.fromEntries(keys.map((key) => [key, newId()])) as Record<PersonKey, string>;
  const accountIds = Object.fromEntries(keys.map((key) => [key, newId()])) as Record<PersonKey, string>;
  const from = day('2026-01-05');
  const appointment = (person: PersonKey, role: AppointedRole) => ({
    enterpriseId, id: newId(), personId: people[person], role, employment: 'fullTime' as const, fromDay: from, version: 1,
  });
  const holding = (person: PersonKey, role: HeldRole, workshopId: string, postId: string | null) => ({
    enterpriseId, id: newId(), personId: people[person], role, workshopId, postId, fromDay: from, version: 1,
  });
  const post = (id: string, workshopId: string, postName: string, position: number) => ({
    enterpriseId, id, workshopId, name: postName, code: newId().slice(-12), dueTime: '18:00', position, version: 1,
  });
  await store.write([insert(accounts, keys.map((key) => account(accountIds[key], `${key}-${enterpriseId}`)))]);
  await store.commit({
    enterpriseId,
    actor: SYSTEM,
    at: FOUNDED,
    build: () => ({
      steps: [
        {
          event: { type: 'enterprise.created', subject: { kind: 'enterprise', id: enterpriseId }, payload: { name } },
          writes: [
            insert(enterprises, {
              enterpriseId, name, creditCode, activity: 'production', sizeField: 'production', staff: 120, turnover: 8600, region,
              licensed: true, certified: true, mandatoryStandard: false, createdAt: FOUNDED, version: 1,
            }),
            insert(settings, { enterpriseId, values: { askedUntilDoneFrom: UNTIL_DONE_FROM }, version: 1 }),
            insert(workshops, [
              { enterpriseId, id: workshopIds.drawing, name: '拉丝车间', position: 1, version: 1 },
              { enterpriseId, id: workshopIds.extrusion, name: '挤塑车间', position: 2, version: 1 },
            ]),
            insert(posts, [
              post(postIds.incoming, workshopIds.drawing, '进货检验岗', 1),
              post(postIds.extruder, workshopIds.extrusion, '绝缘挤出岗', 2),
              post(postIds.outgoing, workshopIds.extrusion, '成品检验岗', 3),
            ]),
            insert(persons, keys.map((key) => ({ enterpriseId, id: people[key], accountId: accountIds[key], name: NAMES[key], joinedOn: from, version: 1 }))),
            insert(appointments, [appointment('principal', 'principal'), appointment('director', 'director'), appointment('officer', 'officer')]),
            insert(postHoldings, [
              holding('head', 'workshopHead', workshopIds.extrusion, null),
              holding('otherHead', 'workshopHead', workshopIds.drawing, null),
              holding('lead', 'teamLead', workshopIds.extrusion, postIds.extruder),
              holding('inspector', 'inspector', workshopIds.extrusion, postIds.outgoing),
              holding('operator', 'operator', workshopIds.extrusion, postIds.extruder),
            ]),
          ],
        },
      ],
    }),
  });
  const standing = (key: PersonKey): Standing => ({
    personId: people[key],
    name: NAMES[key],
    roles: [ROLES[key]],
    workshopIds: key === 'head' ? [workshopIds.extrusion] : key === 'otherHead' ? [workshopIds.drawing] : [],
    postIds: key === 'lead' || key === 'operator' ? [postIds.extruder] : key === 'inspector' ? [postIds.outgoing] : [],
  });
  return {
    enterpriseId, name, workshops: workshopIds, posts: postIds, people, names: NAMES, accounts: accountIds,
    as: (person, action) => {
      const permit = authorise(enterpriseId, standing(person), TITLES[person], today(), action);
      if (!permit) throw new Error(`${person} may not ${action}`);
      return permit;
    },
  };
}

const ROLES: Record<PersonKey, Role> = {
  principal: 'principal', director: 'director', officer: 'officer', head: 'workshopHead', otherHead: 'workshopHead',
  lead: 'teamLead', inspector: 'inspector', operator: 'operator',
};
