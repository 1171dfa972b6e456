import { describe, expect, it } from 'vitest';
import { parseRobotAddress } from '~/domain/channel/address';
import { type Matter, messageOf, trialText } from '~/domain/channel/message';
import { openChannel } from '~/domain/channel/open';
import { isQuiet } from '~/domain/channel/quiet';
import { instant } from '~/domain/shared/instant';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0a1b2c3d-4e5f-6789-abcd-ef0123456789';

describe('the address of a robot', () => {
  it('is taken as its vendor gives it out, without what stands beside its key', () => {
    expect(parseRobotAddress('wecom', ` ${WECOM}&debug=1#top `)).toBe(WECOM);
    expect(parseRobotAddress('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789')).toBe('https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789');
    expect(parseRobotAddress('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/abcd-1234-efgh')).toBe('https://open.feishu.cn/open-apis/bot/v2/hook/abcd-1234-efgh');
  });

  it.each([
    ['another vendor', 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789'],
    ['no TLS', WECOM.replace('https', 'http')],
    ['a port', WECOM.replace('.com/', '.com:8443/')],
    ['a login', WECOM.replace('https://', 'https://qyapi.weixin.qq.com@evil.example/')],
    ['a name that only begins alike', WECOM.replace('weixin.qq.com', 'weixin.qq.com.evil.example')],
    ['this machine', 'https://127.0.0.1/cgi-bin/webhook/send?key=0a1b2c3d-4e5f'],
    ['this machine as a number', 'https://2130706433/cgi-bin/webhook/send?key=0a1b2c3d-4e5f'],
    ['the link', 'http://169.254.169.254/latest/meta-data'],
    ['another path', WECOM.replace('send', 'upload_media')],
    ['no key', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['no address', '企业微信群'],
    ['a file', 'file:///etc/passwd'],
  ])('is refused with %s', (_, text) => expect(parseRobotAddress('wecom', text)).toBeNull());

  it('may be one of the house where the server names it', () => {
    const own = 'http://wecom.house.example:8080';
    expect(parseRobotAddress('wecom', `${own}/cgi-bin/webhook/send?key=0a1b2c3d-4e5f`, [own])).toBe(`${own}/cgi-bin/webhook/send?key=0a1b2c3d-4e5f`);
    expect(parseRobotAddress('wecom', `${own}/admin?key=0a1b2c3d-4e5f`, [own])).toBeNull();
  });
});

describe('whether a channel may be opened', () => {
  const wanted = { kind: 'wecom', name: '质量部群', address: WECOM, secret: '', topics: ['hazards'] } as const;
  const code = (held: readonly { name: string }[], more: object = {}) => {
    const decision = openChannel(held, { ...wanted, ...more }, []);
    return decision.ok ? null : decision.refusal.code;
  };
  it('asks for another name, fewer groups, and no secret where the vendor has none', () => {
    expect(code([])).toBeNull();
    expect(code([{ name: '质量部群' }])).toBe('nameTaken');
    expect(code(Array.from({ length: 10 }, (_, n) => ({ name: `群${n}` })))).toBe('tooMany');
    expect(code([], { secret: 'SEC1' })).toBe('secretTaken');
    expect(code([], { address: 'https://evil.example/' })).toBe('noRobotAddress');
  });
});

describe('hours in which nothing is pushed', () => {
  const at = (time: string) => instant(`2026-11-18T${time}:00+08:00`);
  it('go over midnight, or lie within a day, or are none', () => {
    const night = { quiet: { from: '21:00', to: '07:00' } };
    expect(['20:59', '21:00', '00:00', '06:59', '07:00'].map((time) => isQuiet(night, at(time)))).toEqual([false, true, true, true, false]);
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => isQuiet({ quiet: { from: '12:00', to: '14:00' } }, at(time)))).toEqual([false, true, true, false]);
    expect(['00:00', '12:00'].map((time) => isQuiet({ quiet: { from: '12:00', to: '12:00' } }, at(time)))).toEqual([false, false]);
  });
});

describe('a message to a group', () => {
  const matter = (n: number): Matter => ({ kind: 'hazardDeadline', named: `HZ-2026-${String(n).padStart(6, '0')}（绝缘挤出岗）`, link: `/hazards/${n}` });
  it('names each matter by number and place, with the link to it', () => {
    expect(messageOf('海纳线缆有限公司', [matter(1), { kind: 'checkMissed', named: '绝缘挤出岗 2026年11月17日', link: '/check/p?day=2026-11-17' }], 'https://zhian.example.com')).toBe(
      [
        '海纳线缆有限公司：有 2 件事等待处理',
        '· 隐患整改期限：HZ-2026-000001（绝缘挤出岗） https://zhian.example.com/hazards/1',
        '· 检查未进行，待补录或说明：绝缘挤出岗 2026年11月17日 https://zhian.example.com/check/p?day=2026-11-17',
        '查看：https://zhian.example.com/inbox',
      ].join('\n'),
    );
  });
  it('counts what it has no room for, and never is longer than a vendor takes', () => {
    const many = messageOf('海纳线缆有限公司', Array.from({ length: 40 }, (_, n) => matter(n + 1)), null);
    expect(many).toContain('· 另有 28 件\n');
    const long = messageOf('名'.repeat(100), Array.from({ length: 12 }, (_, n) => ({ ...matter(n), named: '岗'.repeat(150) })), 'https://zhian.example.com');
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(2000);
    expect(long).toMatch(/另有 \d+ 件/);
  });
  it('says what a trial is', () => expect(trialText('海纳', '群')).toBe('海纳：这是提醒渠道“群”的测试消息。收到说明可以正常推送。'));
});
