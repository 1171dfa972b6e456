import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { asMade, land, launch } from '../setup/server';
import { openMailSink } from '../world/mailSink';
import { type Server, visitorAs } from './visitor';

const shared = inject('server');

test('somebody names an address, proves it by the code, tries it and takes it back, by forms alone; without a mail server the page says so', { timeout: 120_000 }, async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-mail-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  copyFileSync(asMade(shared.dataFolder), path.join(dataFolder, 'zhian.db'));
  cpSync(path.join(shared.dataFolder, 'files'), path.join(dataFolder, 'files'), { recursive: true });
  const sink = await openMailSink();
  const { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off', ZHIAN_MAIL_URL: `smtp://127.0.0.1:${sink.port}`, ZHIAN_MAIL_FROM: 'zhian@example.com' });
  onTestFinished(async () => void (await land(child)));
  const server: Server = { ...shared, origin, dataFolder, pid: child.pid! };
  const sun = await visitorAs(server, 'sun');
  const page = async (): Promise<string> => (await sun.get('/account/mail')).text();
  expect(await page()).toContain('发送确认码');

  const refused = await sun.post('/account/mail', { address: 'sun@localhost' });
  expect([refused.status, /指向本机或内部网络的地址不能使用/.test(await refused.clone().text()), (await refused.text()).includes('sun@localhost')]).toEqual([422, true, true]);
  const named = await sun.post('/account/mail', { address: 'sun@example.com' });
  expect([named.status, named.headers.get('location')]).toEqual([302, '/account/mail']);
  expect(await page()).toMatch(/确认码已发到.*sun@example\.com/);
  const key = randomUUID();
  const wrong = await sun.post('/account/mail/confirmation', { code: '12', key });
  expect([wrong.status, /确认码不对，还可以再试 4 次/.test(await wrong.text())]).toEqual([422, true]);
  const code = /\d{6}/.exec(sink.taken[0]!.text)![0];
  expect((await sun.post('/account/mail/confirmation', { code, key })).status).toBe(302);
  expect(await page()).toMatch(/提醒发到.*sun@example\.com/);
  expect((await sun.post('/account/mail/removal')).status).toBe(302);
  expect(await page()).not.toContain('sun@example.com');
  const gone = await sun.post('/account/mail/removal');
  expect([gone.status, /还没有确认过的邮箱/.test(await gone.text())]).toEqual([409, true]);

  expect(await (await (await visitorAs(shared, 'sun')).get('/account/mail')).text()).toContain('还没有设置发邮件的服务器');
});
