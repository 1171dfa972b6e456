import path from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cableMaker, foreignRecords, look } from './records';
import { type Visitor, visitorAs } from './visitor';

const server = inject('server');
const cable = cableMaker(server);
let before = '';
let wang: Visitor;

/** Sets what the factory lets people do, as its settings hold it. */
function write(values: string): void {
  const file = new Database(path.join(server.dataFolder, 'zhian.db'));
  file.prepare('update settings set "values" = ? where enterprise_id = ?').run(values, cable);
  file.close();
}

beforeAll(async () => {
  wang = await visitorAs(server, 'wang');
  before = look<{ values: string }>(server, 'select "values" from settings where enterprise_id = ?', cable)[0]!.values;
});
afterAll(() => write(before));

const report = async (title: string): Promise<Response> => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#73579b' } }).jpeg().toBuffer();
  return wang.post('/my/report', { title, postId: foreignRecords(server).post, anonymous: 'yes', key: 'nameless-report-key-0001', photos: new File([new Uint8Array(photo)], '现场.jpg', { type: 'image/jpeg' }) });
};

test('without a name is refused with its words kept where the factory does not allow it, and then names nobody anywhere', async () => {
  const refusal = await report('匿名看到的漏油');
  expect([refusal.status, (await refusal.text()).includes('没有开启匿名上报')]).toEqual([422, true]);
  write(JSON.stringify({ ...(JSON.parse(before) as object), anonymousReports: true }));
  const first = await report('匿名看到的漏油');
  expect([first.status, first.headers.get('location')]).toEqual([302, expect.stringMatching(/^\/my\/report\?reported=HZ-/)]);
  expect((await report('匿名看到的漏油')).headers.get('location')).toBe(first.headers.get('location'));
  const rows = look<{ id: string; photos: string; found_by: string; found_by_name: string }>(server, 'select id, photos, found_by, found_by_name from hazards where enterprise_id = ? and title = ?', cable, '匿名看到的漏油');
  expect(rows).toMatchObject([{ found_by: '', found_by_name: '匿名' }]);
  const [hash] = JSON.parse(rows[0]!.photos) as string[];
  expect(look(server, 'select uploaded_by from evidence where enterprise_id = ? and hash = ?', cable, hash)).toEqual([{ uploaded_by: '' }]);
  expect(look(server, "select person_id from receipts where key = 'nameless-report-key-0001'")).toEqual([{ person_id: '' }]);
  const told = look<{ actor: string; payload: string; changes: string }>(server, 'select actor, payload, changes from events where enterprise_id = ? and (subject_id = ? or changes like ?)', cable, rows[0]!.id, `%${hash}%`);
  const { id } = look<{ id: string }>(server, "select id from persons where enterprise_id = ? and name = '王小军'", cable)[0]!;
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((event) => JSON.stringify(event).includes(id) || event.actor.includes('王小军'))).toEqual([]);
});
