import { beforeAll, describe, expect, inject, it } from 'vitest';
import { cableMaker, look, madeRecords, type Records } from './records';
import { addressOf, routeFiles, TABLE } from './table';
import { type Visitor, visitorAs, visitorWith } from './visitor';

const server = inject('server');
interface Entry {
  kind: string;
  actor_name: string;
  address: string;
  request_id: string;
  subject_name: string;
  detail: string;
}
const entries = (tenant: string, kind: string): Entry[] => look<Entry>(server, 'select * from audit_entries where enterprise_id = ? and kind = ? order by id', tenant, kind);

let lin: Visitor;
let ids: Records;
let cable: string;

beforeAll(async () => {
  lin = await visitorAs(server, 'lin');
  ids = await madeRecords(server, lin);
  cable = cableMaker(server);
});

describe('what is handed out', () => {
  const files = routeFiles().filter(({ file, loader }) => loader && TABLE[file]?.get?.includes('.'));

  it('is written down for every route that answers with a file, before the file', async () => {
    let met = 0;
    for (const route of files) {
      const before = entries(cable, 'exported').length;
      const answer = await lin.get(addressOf(route, TABLE[route.file]!, ids));
      const named = answer.headers.get('content-disposition');
      const written = entries(cable, 'exported').length - before;
      await answer.arrayBuffer();
      // a photo is shown as part of its record and has no name to be saved under
      const handedOut = answer.status === 200 && named?.includes('filename') === true;
      expect({ file: route.file, written }).toEqual({ file: route.file, written: handedOut ? 1 : 0 });
      met += Number(handedOut);
    }
    expect(met).toBeGreaterThan(8);
    expect(entries(cable, 'exported').at(-1)).toMatchObject({ actor_name: '林晓燕', address: '127.0.0.1' });
    expect(entries(cable, 'exported').at(-1)?.request_id).not.toBe('');
  });
});

describe('the door', () => {
  it('writes down a failed sign-in in the house of the account, and an unknown name without what was typed', async () => {
    const stranger = visitorWith(server);
    await stranger.post('/sign-in', { loginName: 'zhou', password: 'not-the-password' });
    await stranger.post('/sign-in', { loginName: 'MySecretPassword', password: 'x' });
    await expect.poll(() => entries(cable, 'signInFailed').at(-1)).toMatchObject({ actor_name: '周敏', subject_name: 'zhou', detail: '密码不对', address: '127.0.0.1' });
    await expect.poll(() => entries('platform', 'signInFailed').at(-1)).toMatchObject({ actor_name: '未知登录名', subject_name: '' });
    expect(JSON.stringify(look(server, "select * from events where enterprise_id like 'trail:%'"))).not.toContain('MySecretPassword');
  });
});

describe('the trail', () => {
  it('shows the factory what its regulator opened, and nobody else', async () => {
    const jianguan = await visitorAs(server, 'jianguan');
    await jianguan.get(`/supervision/submissions/${ids.submission}`);
    expect(entries(cable, 'submissionRead').at(-1)).toMatchObject({ actor_name: '何静', detail: '页面' });
    const page = await (await lin.get('/settings/audit?kind=submissionRead')).text();
    expect(page).toContain('何静');
    for (const path of ['/settings/audit', '/settings/audit/export.csv']) {
      const du = await (await visitorAs(server, 'du')).get(path);
      expect(await du.text()).not.toContain('何静');
      expect((await (await visitorAs(server, 'wang')).get(path)).status).toBe(403);
      expect((await jianguan.get(path)).status).toBe(403);
    }
  });

  it('is filtered by kind, person and day, and exported as it is shown', async () => {
    const [first] = look<{ actor_id: string; day: string }>(server, "select actor_id, day from audit_entries where enterprise_id = ? and kind = 'roleChanged'", cable);
    const csv = await (await lin.get(`/settings/audit/export.csv?kind=roleChanged&person=${first!.actor_id}&from=${first!.day}&to=${first!.day}`)).text();
    const lines = csv.trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes('人员与任职'))).toBe(true);
    expect(await (await lin.get('/settings/audit/export.csv?person=nobody')).text()).not.toContain('人员与任职');
  });
});
