import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { look } from './records';
import { type Visitor, visitorAs, visitorWith } from './visitor';

const server = inject('server');

/** Writes one statement into the server's own file. */
function put(sql: string, ...values: unknown[]): void {
  const file = new Database(path.join(server.dataFolder, 'zhian.db'));
  try {
    file.prepare(sql).run(...values);
  } finally {
    file.close();
  }
}

const storedName = (cookie: string): string => createHash('sha256').update(cookie.slice(cookie.indexOf('=') + 1)).digest('hex');
const cookieIn = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** A session of its own, apart from those the other tests share. */
async function enter(loginName: string, password = server.password, cookie = ''): Promise<Visitor> {
  const answer = await visitorWith(server, cookie).post('/sign-in', { loginName, password });
  expect(answer.status).toBe(302);
  return visitorWith(server, cookieIn(answer));
}

/** Lets a session lie since long ago. */
const lieStill = (who: Visitor): void => put("update sessions set last_seen_at = '2020-01-01T00:00:00.000Z' where id = ?", storedName(who.cookie));

/** Follows redirects like a browser; answers each address with its status. */
async function walk(who: Visitor, to: string): Promise<{ steps: string[]; text: string }> {
  const steps: string[] = [];
  for (let next: string | null = to; next; ) {
    const answer: Response = await who.get(next);
    steps.push(`${next.split('?')[0]} ${answer.status}`);
    if (steps.length > 6) throw new Error(`endless: ${steps.join(' → ')}`);
    next = answer.headers.get('location');
    if (!next) return { steps, text: await answer.text() };
  }
  return { steps, text: '' };
}

describe('a page that a role may not see', () => {
  test('offers the way out, so that another may come in on this device', async () => {
    const wang = await enter('wang');
    const answer = await wang.get('/settings');
    const text = await answer.text();
    expect([answer.status, text]).toEqual([403, expect.stringMatching(/action="\/sign-out"[^]*退出登录/)]);
    expect((await wang.post('/sign-out', {})).status).toBe(302);
  });
});

describe('a session that lay idle', () => {
  const doors: readonly (readonly [string, readonly string[]])[] = [
    ['wang', ['/', '/today', '/account', '/account/password', '/desk', '/hazards/export.csv', '/my/hazards']],
    ['lin', ['/desk', '/hazards', '/organisation/people', '/risk', '/supervision']],
    ['jianguan', ['/', '/supervision', '/account']],
  ];
  test.for(doors)('of %s leads once to the form, which says that it was idleness', async ([loginName, addresses]) => {
    const who = await enter(loginName);
    lieStill(who);
    for (const address of addresses) {
      const { steps, text } = await walk(who, address);
      expect(steps).toEqual([`${address} 302`, '/sign-in 200']);
      expect(text).toContain('较长时间没有操作');
      expect(text).toContain('name="password"');
    }
  });

  test('is back at its page after signing in, and the old session of the browser is gone', async () => {
    const who = await enter('wang');
    lieStill(who);
    const asked = await who.get('/today?from=card');
    const form = new URL(asked.headers.get('location')!, server.origin);
    expect(form.searchParams.get('next')).toBe('/today?from=card');
    const answer = await who.post('/sign-in', { loginName: 'wang', password: server.password, next: form.searchParams.get('next')! });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/today?from=card']);
    expect(look(server, 'select id from sessions where id = ?', storedName(who.cookie))).toEqual([]);
    expect((await visitorWith(server, cookieIn(answer)).get('/today')).status).toBe(200);
  });

  test('is nobody’s for data, files and what phones send', async () => {
    const who = await enter('wang');
    lieStill(who);
    const data = await who.get(`/today.data?_routes=${encodeURIComponent('routes/phone/today')}`);
    expect([data.status, await data.text()]).toEqual([202, expect.stringContaining('ended=idle')]);
    const [post] = look<{ id: string }>(server, "select id from posts where name = '绝缘挤出岗'");
    const byHand = await who.post(`/check/${post!.id}`, { day: '2026-01-05' });
    expect([byHand.status, await byHand.text()]).toEqual([401, expect.stringContaining('较长时间没有操作')]);
    const sent = await who.post(`/check/${post!.id}`, { day: '2026-01-05' }, { Origin: server.origin, Accept: 'application/json' });
    expect([sent.status, await sent.json()]).toEqual([401, { status: 401, formError: expect.stringContaining('登录已过期，这次没有保存') as string, errors: {}, values: {}, unread: true }]);
    expect((await who.post('/account/password', {})).headers.get('location')).toBe('/sign-in');
  });

  test('is told apart from one that was never there', async () => {
    expect((await walk(visitorWith(server), '/today')).text).not.toContain('没有操作');
    expect((await walk(visitorWith(server, 'zhian_session=nobodys'), '/today')).text).toContain('登录已过期');
  });
});

describe('a page of somebody signed in', () => {
  test('is kept by no cache, nor are its data, papers and photos; the assets are', async () => {
    const lin = await visitorAs(server, 'lin');
    const [photo] = look<{ hash: string }>(server, "select hash from evidence where media_type like 'image/%' and enterprise_id = (select enterprise_id from enterprises where name like '恒缆%') limit 1");
    const addresses = ['/desk', '/account', '/hazards', '/desk.data', '/hazards/export.csv', '/sign-in', ...(photo ? [`/evidence/${photo.hash}`] : []), '/no-such-page'];
    for (const address of addresses) expect([address, (await lin.get(address)).headers.get('cache-control')]).toEqual([address, 'private, no-store']);
    const asset = /\/assets\/[^"']+\.js/.exec(await (await lin.get('/desk')).text())![0];
    expect((await lin.get(asset)).headers.get('cache-control')).toContain('immutable');
  });

  test('ends with its cache at sign-out, never with what waits on the phone', async () => {
    const who = await enter('wang');
    const answer = await who.post('/sign-out');
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([302, '"cache"']);
    expect(cookieIn(answer)).toBe('zhian_session=');
    expect((await who.get('/today')).status).toBe(302);
  });

  test('comes with a cookie that lasts no longer than the session can', async () => {
    const answer = await visitorWith(server).post('/sign-in', { loginName: 'wang', password: server.password });
    expect(Number(/Max-Age=(\d+)/i.exec(answer.headers.get('set-cookie')!)?.[1])).toBeLessThanOrEqual(30 * 86_400);
  });
});

describe('a forgotten password', () => {
  const name = `tingting-${randomUUID().slice(0, 6)}`;
  let lin: Visitor;
  let person: string;
  let first: string;
  const passwordIn = (html: string): string => /首次密码 <b class="mono">([^<]+)</.exec(html.replaceAll('<!-- -->', ''))?.[1] ?? '';

  beforeAll(async () => {
    lin = await visitorAs(server, 'lin');
    const added = await lin.post('/organisation/people', { name: '婷婷', loginName: name, joinedOn: '2026-01-05' });
    first = passwordIn(await added.text());
    person = look<{ id: string }>(server, "select persons.id from persons join accounts on accounts.id = persons.account_id where login_name = ?", name)[0]!.id;
  });

  test('is made good on the person page with a reason: a new one, shown once, and every session ends', async () => {
    const who = await enter(name, first);
    expect((await lin.post(`/organisation/people/${person}`, { reason: '' })).status).toBe(422);
    const issued = await lin.post(`/organisation/people/${person}`, { reason: '本人忘记密码' });
    const html = await issued.text();
    const second = passwordIn(html);
    expect([issued.status, second]).toEqual([200, expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/)]);
    expect(second).not.toBe(first);
    expect((await who.get('/first-password')).status).toBe(302);
    expect((await visitorWith(server).post('/sign-in', { loginName: name, password: first })).status).toBe(422);
    expect((await (await enter(name, second)).get('/today')).headers.get('location')).toBe('/first-password');
    const page = await (await lin.get(`/organisation/people/${person}`)).text();
    expect(page).toContain('本人忘记密码');
    expect(page).not.toContain(second);
    first = second;
  });

  test('and a shut account answer as a wrong one does, until it is opened', async () => {
    const who = await enter(name, first);
    expect((await lin.post(`/organisation/people/${person}/closure`, { reason: '手机丢失' })).status).toBe(302);
    expect((await who.get('/account')).status).toBe(302);
    const refused = await visitorWith(server).post('/sign-in', { loginName: name, password: first });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('登录名或密码不对')]);
    expect((await lin.post(`/organisation/people/${person}/closure`, { reason: '再一次' })).status).toBe(409);
    expect((await lin.post(`/organisation/people/${person}/reopening`, { reason: '手机找回' })).status).toBe(302);
    await enter(name, first);
  });

  test('is nobody’s to issue who may not manage, for another factory, for oneself, or for one who serves two', async () => {
    const wang = await visitorAs(server, 'wang');
    const du = await visitorAs(server, 'du');
    const of = (loginName: string) =>
      look<{ id: string }>(server, "select persons.id from persons join accounts on accounts.id = persons.account_id join enterprises using (enterprise_id) where login_name = ? and enterprises.name like '恒缆%'", loginName)[0]!.id;
    expect((await wang.post(`/organisation/people/${person}`, { reason: '试试' })).status).toBe(403);
    expect((await du.post(`/organisation/people/${person}`, { reason: '试试' })).status).toBe(404);
    expect((await lin.post(`/organisation/people/${of('lin')}`, { reason: '试试' })).status).toBe(409);
    const regional = await lin.post(`/organisation/people/${of('quyu')}`, { reason: '试试' });
    expect([regional.status, await regional.text()]).toEqual([409, expect.stringContaining('同时属于其他企业')]);
  });

  test('is told truly at the entrance, also to the only director', async () => {
    const page = await (await visitorWith(server).get('/sign-in')).text();
    expect(page).toContain('质量安全总监或主要负责人');
    expect(page).toContain('npm run zhian -- password');
  });
});

describe('an account of another factory', () => {
  test('is asked and stays where it is; only its owner’s yes makes a member of it', async () => {
    const lin = await visitorAs(server, 'lin');
    const cable = look<{ id: string }>(server, "select enterprise_id as id from enterprises where name like '恒缆%'")[0]!.id;
    const members = () => look(server, "select persons.id from persons join accounts on accounts.id = persons.account_id where login_name = 'bai' and enterprise_id = ?", cable);
    const invite = (loginName: string) => lin.post('/organisation/people/link', { name: '白雪', loginName, joinedOn: '2026-01-05', confirmed: 'on' });
    expect((await invite('bai')).status).toBe(302);
    expect(members()).toEqual([]);
    expect((await invite('bai')).status).toBe(409);
    for (const official of ['jianguan', 'nobody-at-all']) expect((await invite(official)).status).toBe(422);
    const bai = await enter('bai');
    const page = await (await bai.get('/account')).text();
    const [, id] = /\/account\/invitations\/([^/]+)\/acceptance/.exec(page)!;
    const wang = await visitorAs(server, 'wang');
    expect((await wang.post(`/account/invitations/${id!}/acceptance`)).status).toBe(404);
    const home = async () => /class="?factory"?[^>]*>([^<]+)/.exec(await (await bai.get('/today')).text())?.[1];
    const before = await home();
    expect((await bai.post(`/account/invitations/${id!}/acceptance`)).status).toBe(302);
    expect(members()).toHaveLength(1);
    expect(await home()).toBe(before);
    expect((await bai.post(`/account/invitations/${id!}/refusal`)).status).toBe(404);
    const acting = () => look<{ it: string }>(server, 'select acting_enterprise_id as it from sessions where id = ?', storedName(bai.cookie))[0]!.it;
    const lamp = look<{ id: string }>(server, "select enterprise_id as id from enterprises where name not like '恒缆%'")[0]!.id;
    expect(acting()).toBe(lamp);
    put("update enterprises set name = 'AAA' || name where enterprise_id = ?", cable);
    expect((await bai.get('/today')).status).toBe(200);
    expect(acting()).toBe(lamp);
    put('update enterprises set name = substr(name, 4) where enterprise_id = ?', cable);
    const [member] = members() as { id: string }[];
    expect((await lin.post(`/organisation/people/${member!.id}/leave`, { lastDay: '2026-01-05' })).status).toBe(302);
  });
});
