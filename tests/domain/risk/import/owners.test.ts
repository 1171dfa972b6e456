import { describe, expect, it } from 'vitest';
import { ownerOf } from '~/domain/risk/import/owners';
import { matchPlace } from '~/domain/risk/library/matching';
import { day } from '~/domain/shared/day';

const joined = { joinedOn: day('2026-01-01'), leftOn: null };
const MEMBERS = [
  { id: 'fang', name: '王　芳', ...joined }, { id: 'xiang', name: '李 想', ...joined }, { id: 'san', name: '张三', ...joined }, { id: 'si', name: '李四', ...joined },
  { id: 'ali', name: '阿卜杜·热合曼', ...joined }, { id: 'john', name: 'John Smith', ...joined }, { id: 'gone', name: '赵走', joinedOn: day('2026-01-01'), leftOn: day('2026-02-01') },
];
const owner = (text: string) => ownerOf('ownerPost', text, MEMBERS, day('2026-11-18'));

describe('the owner a cell names', () => {
  it.each([
    ['王芳', 'fang'], ['王　芳', 'fang'], ['王 芳', 'fang'], ['李想', 'xiang'], ['李\u00a0想', 'xiang'], ['★ 李　想', 'xiang'], ['张三（车间主任）', 'san'], ['车间主任 张三', 'san'], ['车间主任：张三', 'san'],
    ['张三 13812345678', 'san'], ['张三13812345678', 'san'], ['张三(电话：138-1234-5678)', 'san'], ['张三/班长', 'san'], ['挤塑车间主任张三', 'san'], ['张三-质检员', 'san'], ['阿卜杜·热合曼', 'ali'], ['john  smith', 'john'], ['张三（绝缘挤出岗）', 'san'],
  ])('“%s” is %s, with nothing to tell', (text, id) => {
    expect(owner(text)).toMatchObject({ ok: true, fact: { id, notes: [] } });
  });

  it('of several is the one marked ★, else the first who is registered; the others are told', () => {
    for (const text of ['张三、李四', '张三,李四', '张三;李四', '张三/李四', '张三\n李四', '张三 李四', '张三（主任）、李 四（班长）']) {
      expect([text, owner(text)]).toMatchObject([text, { ok: true, fact: { id: 'san', notes: [{ code: 'ownersLeft', taken: '张三', others: ['李四'] }] } }]);
    }
    expect(owner('张三、★李四')).toMatchObject({ ok: true, fact: { id: 'si', mark: 'lead', notes: [{ others: ['张三'] }] } });
    expect(owner('钱不在、张三')).toMatchObject({ ok: true, fact: { id: 'san', notes: [{ others: ['钱不在'] }] } });
  });

  it('is nobody where a registered name is only a part of the name', () => {
    for (const text of ['张三丰', '小张三', '王芳芳', '车间主任', '']) expect([text, owner(text)]).toMatchObject([text, { ok: false, refusal: { code: 'personUnknown' } }]);
    expect(owner('赵走（班长）')).toMatchObject({ ok: false, refusal: { code: 'personLeft', name: '赵走' } });
  });
});

describe('a post with a wide space in its name', () => {
  it('is found however it is spaced', () => {
    const place = { postId: 'p', postName: '检 验岗', workshopId: 'w', workshopName: '一　车间' };
    const other = { postId: 'q', postName: '检验岗', workshopId: 'v', workshopName: '二车间' };
    expect(matchPlace('一车间', '检验岗', [place, other], [])).toMatchObject({ place, kind: 'exact' });
    expect(matchPlace('三 楼', '检验', [place, other], [{ sourceWorkshop: '三　楼', sourcePost: '检验', postId: 'p' }])).toMatchObject({ place, kind: 'mapped' });
  });
});
