import sharp from 'sharp';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ROLE_ORDER } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import { PLACES } from '~/pages/desk/places';
import { cableMaker, look, madeRecords, type Records } from './records';
import { addressOf, type Door, LAYOUTS, type RouteFile, routeFiles, type Row, TABLE } from './table';
import { type Visitor, visitorAs, visitorWith } from './visitor';

const server = inject('server');
const files = routeFiles().filter(({ file }) => !LAYOUTS.includes(file));
const rowOf = ({ file }: RouteFile): Row => TABLE[file] ?? {};
const readable = files.filter(({ loader }) => loader).map((route) => ({ ...route, row: rowOf(route), door: rowOf(route).get }));
const writable = files.filter(({ action }) => action).map((route) => ({ ...route, row: rowOf(route), door: rowOf(route).post }));

const isAction = (door: Door | undefined): door is Action => door !== undefined && door.includes('.');
const ofFactory = (door: Door | undefined): boolean => isAction(door) || door === 'factory';
/** Pages of the desk stand in its frame, which has a permission of its own. */
const needs = ({ frame }: RouteFile, door: Action): Action[] => (frame === 'desk/layout.tsx' ? [door, 'desk.view'] : [door]);

let ids: Records;
const people: Record<'stranger' | 'lin' | 'du' | 'wang' | 'jianguan' | 'dongshan', Visitor> = {} as never;
const eventsOfCable = (): unknown[] =>
  look(server, "select seq, type, actor from events where enterprise_id = ? and (actor like '%杜鹃%' or actor like '%何静%' or actor like '%邵峰%' or payload like '%墙的检查%' )", cableMaker(server));
let before: unknown[];
/** Posts what would be right from the right person. */
const send = (who: Visitor, route: RouteFile & { row: Row }, headers?: Record<string, string>): Promise<Response> =>
  route.row.json ? who.postJson(addressOf(route, route.row, ids), route.row.json(ids), headers) : who.post(addressOf(route, route.row, ids), route.row.form?.(ids), headers);

beforeAll(async () => {
  people.stranger = visitorWith(server);
  for (const name of ['lin', 'du', 'wang', 'jianguan', 'dongshan'] as const) people[name] = await visitorAs(server, name);
  ids = await madeRecords(server, people.lin);
  before = eventsOfCable();
});

describe('the table', () => {
  test('has a row for each route file and none for a file that is gone', () => {
    expect(Object.keys(TABLE).sort()).toEqual(files.map(({ file }) => file).sort());
  });

  test('says who may read where there is a loader, and who may write where there is an action', () => {
    for (const route of files) {
      expect({ file: route.file, get: rowOf(route).get !== undefined, post: rowOf(route).post !== undefined }).toEqual({ file: route.file, get: route.loader, post: route.action });
    }
  });
});

describe('the pages and acts that the box at the head of the desk offers', () => {
  test.for([...PLACES.pages, ...PLACES.acts])('$to is offered to whom it opens', async ({ to, opens }) => {
    const door = rowOf(files.find(({ pattern }) => pattern === to)!).get;
    if (isAction(door)) for (const role of ROLE_ORDER) expect([role, reachOf([role], opens ?? 'desk.view') !== null && reachOf([role], door) === null]).toEqual([role, false]);
    else expect([door, opens]).toEqual(['account', null]);
    expect([200, 302]).toContain((await people.lin.get(to)).status);
  });
});

describe('a stranger', () => {
  test.for(readable)('asking for $pattern is sent to sign in, unless the page is for everybody', async ({ door, row, ...route }) => {
    const answer = await people.stranger.get(addressOf(route, row, ids));
    if (door === 'public') expect(answer.status).not.toBe(500);
    else expect([answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([302, '/sign-in']);
  });

  test.for(readable.filter(({ door, file }) => door !== 'public' && file.endsWith('.tsx')))('asking for the data of $pattern is sent to sign in', async ({ door: _, row, ...route }) => {
    const [path, query = ''] = addressOf(route, row, ids).split('?');
    const answer = await people.stranger.get(`${path === '/' ? '/_root' : path}.data?_routes=${encodeURIComponent(route.id)}&${query}`);
    expect([answer.status, /\/sign-in/.test(await answer.text())]).toEqual([202, true]);
  });

  test.for(writable.filter(({ door }) => door !== 'public'))('posting to $pattern is refused', async ({ door, ...route }) => {
    const answer = await send(people.stranger, route);
    // Pages of the own account lead back to the entrance; nothing else answers with an address.
    if (door === 'account') expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in']);
    else expect([401, 403]).toContain(answer.status);
  });
});

describe('a mutation from elsewhere', () => {
  test.for(writable)('to $pattern is refused without an origin and with a foreign one', async (route) => {
    for (const headers of [{} as Record<string, string>, { Origin: 'https://elsewhere.example' }]) {
      const answer = await send(people.lin, route, headers);
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('不是从本系统的页面发出的')]);
    }
  });
});

describe('a script of a page that posts', () => {
  const sent = (who: Visitor, route: RouteFile & { row: Row }): Promise<Response> => send(who, route, { Origin: server.origin, Accept: 'application/json' });

  test.for(writable.filter(({ door }) => door !== 'public'))('to $pattern for a stranger is told so in JSON', async ({ door, ...route }) => {
    const answer = await sent(people.stranger, route);
    const said = (await answer.json()) as unknown;
    if (door === 'account') expect([answer.status, said]).toEqual([200, { to: '/sign-in' }]);
    else expect([answer.status, said]).toEqual([401, { status: 401, formError: expect.stringMatching(/请.*登录/) as string, errors: {}, values: {}, unread: true }]);
  });

  test.for(writable.filter(({ door, row }) => ofFactory(door) && !row.own))('to $pattern from another factory is refused in JSON, with its status', async (route) => {
    const answer = await sent(people.du, route);
    const said = (await answer.json()) as { readonly status?: number; readonly formError?: string; readonly errors?: Readonly<Record<string, string>>; readonly sentence?: string };
    expect([404, 409, 422]).toContain(answer.status);
    if (said.errors) expect(said.status).toBe(answer.status);
    expect([said.formError, said.sentence, ...Object.values(said.errors ?? {}), JSON.stringify(said)].find(Boolean)).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('the director of another factory', () => {
  test.for(readable.filter(({ door, row }) => ofFactory(door) && !row.own && row.params))('does not find $pattern', async ({ row, door: _, ...route }) => {
    const address = addressOf(route, row, ids);
    expect((await people.du.get(address)).status).toBe(404);
    if (!route.file.endsWith('.tsx')) return;
    const [path, query = ''] = address.split('?');
    expect((await people.du.get(`${path}.data?_routes=${encodeURIComponent(route.id)}&${query}`)).status).toBe(404);
  });

  test.for(readable.filter(({ door, row }) => ofFactory(door) && row.own))('sees nothing of the cable maker at $pattern', async ({ row, door: _, ...route }) => {
    const answer = await people.du.get(addressOf(route, row, ids));
    expect([200, 302, 404]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/恒缆电缆|孙磊|绝缘挤出岗/);
  });

  test.for(writable.filter(({ door, row }) => ofFactory(door) && !row.own))('changes nothing through $pattern', async ({ row, door: _, ...route }) => {
    const answer = await send(people.du, { ...route, row });
    if (row.params && !Object.values(row.params).every((value) => typeof value === 'object')) expect(answer.status).toBe(404);
    else expect([404, 409, 422]).toContain(answer.status);
  });
});

describe('the floor plan of another factory', () => {
  test('is neither shown nor its picture given', async () => {
    expect(await (await people.du.get('/risk/map')).text()).not.toContain(ids.planPicture);
    expect((await people.du.get(`/evidence/${ids.planPicture}`)).status).toBe(404);
    expect((await people.lin.get(`/evidence/${ids.planPicture}`)).status).toBe(200);
  });

  test('lends no post to a plan of one’s own', async () => {
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#d0d0d0' } }).png().toBuffer();
    await people.du.post('/risk/map/picture', { seen: '0', picture: new File([new Uint8Array(png)], '灯厂.png', { type: 'image/png' }) });
    const answer = await people.du.post('/risk/map/regions', { seen: '1', region: `post:${ids.post}:100:100:200:200` });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringMatching(/已不存在/)]);
  });
});

describe('rows of another factory’s draft', () => {
  test('are not saved from a sheet of one’s own', async () => {
    await people.du.post('/risk/draft');
    const answer = await people.du.postJson('/risk/edit/rows', { rows: [{ id: ids.item, version: 1, set: { failure: '墙的检查' } }] });
    expect(await answer.text()).toMatch(/"saved":\[\].*移出草稿/);
    expect(look(server, "select id from risk_items where failure = '墙的检查'")).toEqual([]);
  });
});

describe('an operator', () => {
  test.for(readable.filter(({ door }) => isAction(door) || door === 'account' || door === 'factory'))('asking for $pattern gets what the permission matrix says', async ({ row, door, ...route }) => {
    const { status } = await people.wang.get(addressOf(route, row, ids));
    if (isAction(door) && needs(route, door).some((action) => reachOf(['operator'], action) === null)) expect(status).toBe(403);
    else expect(status).toBe(row.wang?.get ?? (row.params && !row.own ? 404 : 200));
  });

  test.for(writable.filter(({ door, row }) => (isAction(door) || door === 'account' || door === 'factory') && (row.form ?? row.json)))('posting to $pattern gets what the permission matrix says', async ({ row, door, ...route }) => {
    const { status } = await send(people.wang, { ...route, row });
    if (isAction(door) && reachOf(['operator'], door) === null) expect(status).toBe(403);
    else expect(status).toBe(row.wang?.post ?? 404);
  });
});

describe('a regulator', () => {
  test.for(readable.filter(({ door }) => ofFactory(door) || door === 'editor'))('may not open $pattern', async ({ row, door: _, ...route }) => {
    expect((await people.jianguan.get(addressOf(route, row, ids))).status).toBe(403);
  });

  test.for(writable.filter(({ door }) => ofFactory(door) || door === 'editor'))('may not post to $pattern', async ({ row, door: _, ...route }) => {
    expect((await send(people.jianguan, { ...route, row })).status).toBe(403);
  });

  test.for(readable.filter(({ door }) => door === 'regulator'))('opens $pattern for the own region only', async ({ row, door: _, ...route }) => {
    const address = addressOf(route, row, ids);
    expect((await people.jianguan.get(address)).status).toBe(200);
    expect((await people.dongshan.get(address)).status).toBe(row.params ? 404 : 200);
  });

  test('has an inbox of links and forms that is sent without scripts', async () => {
    const page = await (await people.jianguan.get('/supervision')).text();
    expect(page).toContain('收到的报送');
    expect(page).not.toMatch(/<script|modulepreload/);
  });

  test('of another region answers no submission', async () => {
    expect((await people.dongshan.post(`/supervision/submissions/${ids.submission}`, { kind: 'accepted', reason: '' })).status).toBe(404);
  });
});

describe('people of factories', () => {
  test.for(readable.filter(({ door }) => door === 'regulator' || door === 'editor'))('may not open $pattern', async ({ row, door: _, ...route }) => {
    for (const who of [people.lin, people.du, people.wang]) expect((await who.get(addressOf(route, row, ids))).status).toBe(403);
  });

  test.for(writable.filter(({ door }) => door === 'regulator' || door === 'editor'))('may not post to $pattern', async ({ row, door: _, ...route }) => {
    for (const who of [people.lin, people.du, people.wang]) expect((await send(who, { ...route, row })).status).toBe(403);
  });
});

describe('an address that takes forms only', () => {
  test.for(files.filter(({ verb }) => verb))('$pattern answers 405 when it is opened', async (route) => {
    const answer = await people.lin.get(addressOf(route, rowOf(route), ids));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await answer.text()).toContain('只接收表单');
  });
});

test('none of it left a trace in the log of the cable maker', () => {
  expect(eventsOfCable()).toEqual(before);
});
