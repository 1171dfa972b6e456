import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instant } from '~/domain/shared/instant';
import { liesInside, openRobots, robotAnswer, robotRequest } from '~/platform/host/robots';

const AT = instant('2026-11-18T02:00:00.123Z');
const call = { address: 'https://robot.example/send?key=k', text: '你好', at: AT };

describe('what a robot is sent', () => {
  it('has no signature for 企业微信', () => {
    const { url, body } = robotRequest({ ...call, kind: 'wecom', secret: '' });
    expect([url.href, JSON.parse(body)]).toEqual(['https://robot.example/send?key=k', { msgtype: 'text', text: { content: '你好' } }]);
  });
  it('is signed for 钉钉 in milliseconds, with the secret as key', () => {
    const { url } = robotRequest({ ...call, kind: 'dingtalk', secret: 'SEC' });
    expect(url.searchParams.get('timestamp')).toBe('1794967200123');
    expect(url.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC').update('1794967200123\nSEC').digest('base64'));
    expect(robotRequest({ ...call, kind: 'dingtalk', secret: '' }).url.searchParams.has('sign')).toBe(false);
  });
  it('is signed for 飞书 in seconds, with time and secret as key of nothing', () => {
    const { url, body } = robotRequest({ ...call, kind: 'feishu', secret: 'SEC' });
    expect(url.href).toBe('https://robot.example/send?key=k');
    expect(JSON.parse(body)).toEqual({ timestamp: '1794967200', sign: createHmac('sha256', '1794967200\nSEC').update('').digest('base64'), msg_type: 'text', content: { text: '你好' } });
  });
});

describe('what a robot answers', () => {
  it.each([
    [200, '{"errcode":0,"errmsg":"ok"}', 'sent', ''],
    [200, '{"code":0,"msg":"success"}', 'sent', ''],
    [200, '{"StatusCode":0}', 'sent', ''],
    [200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'refused', '93000 invalid webhook url'],
    [200, '{"code":19021,"msg":"sign match fail"}', 'refused', '19021 sign match fail'],
    [200, '{}', 'refused', '?'],
    [200, 'null', 'refused', '?'],
    [200, '<html>', 'refused', 'HTTP 200, no JSON'],
    [302, '', 'refused', 'HTTP 302'],
  ] as const)('%s %s is %s', (status, body, outcome, said) => expect(robotAnswer(status, body)).toEqual({ outcome, said }));
});

describe('an address that leads inside', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1'])('%s does', (address) => expect(liesInside(address)).toBe(true));
  it.each(['121.14.77.201', '172.32.0.1', '2408:4005::1'])('%s does not', (address) => expect(liesInside(address)).toBe(false));
  it('is refused when a name leads there, and as a number', async () => {
    const robots = openRobots();
    const signal = AbortSignal.timeout(5000);
    expect(await robots.post({ ...call, kind: 'wecom', secret: '', address: 'https://localhost/send?key=k' }, signal)).toEqual({ outcome: 'refused', said: 'InsideAddress' });
    expect(await robots.post({ ...call, kind: 'wecom', secret: '', address: 'https://[::1]/send?key=k' }, signal)).toMatchObject({ outcome: 'refused' });
    expect(await robots.post({ ...call, kind: 'wecom', secret: '', address: 'http://localhost/send?key=k' }, signal)).toMatchObject({ outcome: 'refused' });
  });
});
