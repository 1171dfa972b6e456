import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays } from '~/domain/shared/day';
import { dayOf, instant } from '~/domain/shared/instant';
import { read } from './forms';
import { cableMaker, look } from './records';
import { type Fields, type Visitor, visitorAs } from './visitor';

const server = inject('server');
const cable = cableMaker(server);
const today = dayOf(instant(new Date().toISOString()));
let lin: Visitor;

beforeAll(async () => {
  lin = await visitorAs(server, 'lin');
});

/** A record of today without a finding. */
const cleanRecord = () =>
  look<{ id: string; post: string; version: string }>(
    server, 'select id, post_id as post, version_id as version from check_records where enterprise_id = ? and day = ? and zero_risk = 1 and further = 0 order by id limit 1', cable, today,
  )[0];

/** A post that was checked today without a finding, with its items; in the small hours, when nobody has checked yet, one is checked here. */
async function checkedPost(): Promise<{ post: string; record: string; version: string; items: readonly string[]; person: string }> {
  const person = look<{ id: string }>(server, "select id from persons where enterprise_id = ? and name = '林晓燕'", cable)[0]!.id;
  if (!cleanRecord()) {
    const due = look<{ id: string; post: string; version: string }>(
      server, `select i.id, i.post_id as post, i.version_id as version from risk_items i join risk_list_publications b on b.enterprise_id = i.enterprise_id and b.version_id = i.version_id
        where i.enterprise_id = ? and b.effective_from <= ? and i.frequency = 'day' and i.post_id = (select id from posts where enterprise_id = i.enterprise_id and name = '成品仓管岗')
        order by b.effective_from desc, i.position`, cable, today,
    );
    const own = due.filter(({ version }) => version === due[0]?.version);
    const { post, version } = own[0]!;
    const checked = await lin.post(`/check/${post}`, { day: today, versionId: version, signerId: person, key: 'floor-first-1', zeroRisk: 'yes', ...Object.fromEntries(own.map(({ id }) => [`answer.${id}`, 'conforming'])) });
    expect([checked.status, checked.status === 302 ? '' : (await read(checked)).alert]).toEqual([302, '']);
  }
  const record = cleanRecord()!;
  const items = look<{ id: string }>(server, 'select item_id as id from check_answers where enterprise_id = ? and record_id = ? order by position', cable, record.id).map(({ id }) => id);
  return { post: record.post, record: record.id, version: record.version, items, person };
}

describe('不符合 at a post that was checked today', () => {
  test('is registered and told in plain words; the first record, the day and its paper say so', async () => {
    const { post, record, version, items, person } = await checkedPost();
    const form: Fields = {
      day: today, versionId: version, signerId: person, key: 'floor-further-1', zeroRisk: 'yes', ...Object.fromEntries(items.map((id) => [`answer.${id}`, 'conforming'])),
      [`answer.${items[0]!}`]: 'nonconforming', [`description.${items[0]!}`]: '三区温度高于上限', [`measure.${items[0]!}`]: '停机降温',
    };
    const answer = await lin.post(`/check/${post}`, form);
    const to = answer.headers.get('location') ?? '';
    expect([answer.status, to]).toEqual([302, expect.stringMatching(/^\/records\//)]);
    expect((await lin.post(`/check/${post}`, form)).headers.get('location')).toBe(to);
    const told = await read(await lin.get(to));
    expect(told.all).toMatch(/这个岗位当天已有检查记录[\s\S]*已登记为隐患 HZ-/);
    for (const page of [`/records/${record}`, `/routine/records/${record}`]) {
      expect((await read(await lin.get(page))).all).toMatch(/零风险报告（另有后续报告，不符合 1 项）/);
    }
    expect((await read(await lin.get(`/routine/days/${today}`))).all).toContain('零风险报告（另有后续报告，不符合 1 项）');
    expect(look(server, 'select 1 from hazards where enterprise_id = ? and source_record_id = ?', cable, to.split('/').at(-1))).toHaveLength(1);
  });
});

describe('the sheet of a check', () => {
  const post = look<{ it: string }>(server, "select id as it from posts where enterprise_id = ? and name = '绝缘挤出岗'", cable)[0]!.it;
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';

  test('carries the mark of the server, and its form leads back to its own day', async () => {
    const html = await (await lin.get(`/check/${post}`)).text();
    expect(hidden(html, 'opened')).toMatch(/^[0-9a-z]+\.[\w-]{43}$/);
    expect(html).toContain(`action="/check/${post}?day=${today}"`);
  });

  test('of an earlier day without its reason comes back with the field for it, and with all that was chosen', async () => {
    const [gap] = look<{ day: string }>(server, "select day from day_closes where enterprise_id = ? and post_id = ? and state = 'missed' and day not in (select day from check_records where post_id = ?) order by day desc limit 1", cable, post, post);
    const yesterday = gap?.day ?? addDays(today, -1);
    const html = await (await lin.get(`/check/${post}?day=${yesterday}`)).text();
    const version = hidden(html, 'versionId');
    const items = [...html.matchAll(/name="answer\.([^"]+)"/g)].map(([, id]) => id!);
    const chosen = Object.fromEntries([...new Set(items)].map((id) => [`answer.${id}`, 'conforming']));
    const answer = await lin.post(`/check/${post}?day=${yesterday}`, { day: yesterday, versionId: version, signerId: hidden(html, 'signerId'), key: 'floor-midnight', opened: hidden(html, 'opened'), zeroRisk: 'yes', ...chosen });
    const { status, alert, all } = await read(answer);
    expect([status, alert]).toEqual([422, expect.stringMatching(/请写明当天没有提交的原因/)]);
    expect(all).toMatch(/<textarea[^>]*name="backfillReason"/);
    expect(all.match(/value="conforming"[^>]*checked|checked[^>]*value="conforming"/g)).toHaveLength(new Set(items).size);
  });
});

test('a post that was checked, or that nothing is asked of, still takes a report of what is seen there', async () => {
  const { post } = await checkedPost();
  for (const day of ['', `?day=${addDays(today, 2)}`]) expect((await read(await lin.get(`/check/${post}${day}`))).all).toContain(`href="/my/report?post=${post}"`);
});

describe('the plate of a post', () => {
  const codeOf = (name: string): string => look<{ it: string }>(server, 'select code as it from posts where enterprise_id = ? and name = ?', cable, name)[0]!.it;

  test('opens the check of whoever holds it, with a trace, also when it is typed in small letters and groups', async () => {
    const sun = await visitorAs(server, 'sun');
    const code = codeOf('绝缘挤出岗');
    const scanned = await sun.get(`/c/${code.toLowerCase()}`);
    expect([scanned.status, scanned.headers.get('location')]).toEqual([302, expect.stringMatching(/^\/check\/[\w-]+\?plate=[0-9a-z]+-s\.[\w-]+$/)]);
    const grouped = (code.match(/.{4}/g) ?? []).join(' ').toLowerCase();
    const typed = await sun.get(`/c?code=${encodeURIComponent(grouped)}`);
    expect([typed.status, typed.headers.get('location')]).toEqual([302, `/c/${code}?typed=1`]);
    expect((await sun.get(`/c/${code}?typed=1`)).headers.get('location')).toMatch(/\?plate=[0-9a-z]+-t\./);
  });

  test('of another post says inside the frame whose it is and what can be done there', async () => {
    const wang = await visitorAs(server, 'wang');
    const page = await read(await wang.get(`/c/${codeOf('绝缘挤出岗')}`));
    expect([page.status, page.all]).toEqual([200, expect.stringMatching(/由[^<]*孙磊[^<]*负责[\s\S]*不能替它检查[\s\S]*返回今日[\s\S]*ph-tabs/)]);
    const director = await read(await lin.get(`/c/${codeOf('绝缘挤出岗')}`));
    expect(director.all).toMatch(/可以代检[\s\S]*\/check\/[\s\S]*报告问题/);
  });

  test('that is none, or another factory’s, is told inside the frame with the code to be put right', async () => {
    const du = await visitorAs(server, 'du');
    for (const [visitor, code] of [[lin, 'ZZZZ-ZZZZ-ZZZZ'], [du, codeOf('绝缘挤出岗')]] as const) {
      const { status, all } = await read(await visitor.get(`/c/${code}`));
      expect([status, all]).toEqual([404, expect.stringMatching(/没有这个岗位码[\s\S]*name="code"[\s\S]*ph-tabs/)]);
      expect(all).not.toContain('孙磊');
    }
    expect((await read(await lin.get('/c/zzzz-zz zz-ZZZZ'))).all).toMatch(/没有岗位码 ZZZZ-ZZZZ-ZZZZ/);
  });

  test('is printed with its code in groups and who is responsible', async () => {
    const { all } = await read(await lin.get('/organisation/codes'));
    expect(all).toContain((codeOf('绝缘挤出岗').match(/.{4}/g) ?? []).join('-'));
    expect(all).toMatch(/由[^<]*孙磊[^<]*负责/);
  });
});

describe('home for everybody', () => {
  test('a head sees the 班组 with who has not checked; an operator has no such page', async () => {
    const wu = await visitorAs(server, 'wu');
    const page = await read(await wu.get('/team'));
    expect([page.status, page.all]).toEqual([200, expect.stringMatching(/未检[\s\S]*代检[\s\S]*未销号的隐患/)]);
    const wang = await visitorAs(server, 'wang');
    expect((await wang.get('/team')).status).toBe(403);
    expect((await read(await wang.get('/today'))).all).not.toContain('href="/team"');
  });

  test('随手拍 takes one sentence for any post of the factory, and for none of another', async () => {
    const wang = await visitorAs(server, 'wang');
    const post = look<{ it: string }>(server, "select id as it from posts where enterprise_id = ? and name = '绝缘挤出岗'", cable)[0]!.it;
    const answer = await wang.post('/my/report', { postId: post, title: '随手拍的一句话', key: 'floor-report' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, expect.stringMatching(/reported=HZ-/)]);
    expect(look(server, "select 1 from hazards where enterprise_id = ? and description = '随手拍的一句话'", cable)).toHaveLength(1);
    const du = await visitorAs(server, 'du');
    expect((await du.post('/my/report', { postId: post, title: '别家的一句话' })).status).toBe(422);
    expect(look(server, "select 1 from hazards where title = '别家的一句话'")).toEqual([]);
  });

  test('somebody of two factories finds the switch on the phone; others have none', async () => {
    const quyu = await visitorAs(server, 'quyu');
    // It leads on to the phone, not to the desk.
    expect((await read(await quyu.get('/my'))).all).toMatch(/action="\/switch"[^>]*>(?:<input[^>]*>)*<input type="hidden" name="next" value="\/today"/);
    expect((await read(await quyu.get('/my'))).all).toMatch(/id="factories"[\s\S]*action="\/switch"|action="\/switch"[\s\S]*切换到这家企业/);
    const wang = await visitorAs(server, 'wang');
    expect((await read(await wang.get('/my'))).all).not.toContain('id="factories"');
  });

  test('somebody of two factories begins with both side by side, and a figure leads to its rows in its own factory', async () => {
    const quyu = await visitorAs(server, 'quyu');
    expect((await quyu.get('/')).headers.get('location')).toBe('/factories');
    const { all } = await read(await quyu.get('/factories'));
    const names = look<{ id: string; name: string }>(server, 'select enterprise_id as id, name from enterprises');
    for (const { name } of names) expect(all).toContain(name);
    const lin = (await read(await (await visitorAs(server, 'lin')).get('/factories'))).all;
    expect(names.filter(({ name }) => lin.includes(name))).toHaveLength(1);
    const [first, other] = [names[0]!, names[1]!];
    const enter = async (enterpriseId: string, next?: string) => (await quyu.post('/switch', { enterpriseId, ...(next ? { next } : {}) })).headers.get('location');
    expect([await enter(other.id, '/hazards?state=overdue'), await enter(first.id, '//evil.example/'), await enter(first.id)]).toEqual(['/hazards?state=overdue', '/?here=1', '/?here=1']);
    expect((await quyu.get('/?here=1')).headers.get('location')).toBe('/desk');
  });

  test('a closed hazard says on the phone what was done about it and how that was judged', async () => {
    const [closed] = look<{ id: string; details: string }>(
      server, "select h.id, a.details from hazards h join hazard_acts a on a.enterprise_id = h.enterprise_id and a.hazard_id = h.id and a.verb = 'verify' where h.enterprise_id = ? and h.stage = 'closed' order by a.at desc limit 1", cable,
    );
    const { all } = await read(await lin.get(`/my/hazards/${closed!.id}`));
    expect(all).toContain((JSON.parse(closed!.details) as { opinion: string }).opinion);
    expect(all).toMatch(/整改措施[\s\S]*验收意见/);
  });

  test('one’s own number is kept, and a wrong one comes back with what was typed', async () => {
    const wang = await visitorAs(server, 'wang');
    const wrong = await read(await wang.post('/my/phone', { phone: '不知道' }));
    expect([wrong.status, wrong.alert]).toEqual([422, expect.stringMatching(/联系电话只写数字/)]);
    expect(wrong.all).toContain('不知道');
    expect((await wang.post('/my/phone', { phone: '138 0013 8000' })).status).toBe(302);
    expect((await read(await wang.get('/my'))).all).toContain('13800138000');
  });
});
