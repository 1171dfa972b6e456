import { describe, expect, it } from 'vitest';
import { judged } from '~/platform/web/form';
import { GapsForm } from '~/platform/web/gapsForm';

const posted = (fields: Record<string, string>) => judged(new Map(Object.entries(fields).map(([name, text]) => [name, [text]])), GapsForm);
const errors = (fields: Record<string, string>): Record<string, string> => {
  const form = posted(fields);
  return form.ok ? {} : form.response.data.errors;
};

describe('reasons of several days in one form', () => {
  it('gives ticked rows the common reason, and a row with words of its own those', () => {
    const form = posted({ same: ' 停电 ', 'tick~p1~2026-11-03': 'on', 'own~p1~2026-11-03': '', 'own~p2~2026-11-04': '检验员请假', 'own~p3~2026-11-04': '' });
    expect(form.ok && form.value.said).toEqual([{ postId: 'p1', day: '2026-11-03', reason: '停电' }, { postId: 'p2', day: '2026-11-04', reason: '检验员请假' }]);
  });

  it('takes weeks and months among the days, and answers a refusal with every word that was typed', () => {
    const form = posted({ same: '停产检修', 'tick~week~2026-11-09': 'on', 'own~month~2026-10': '没有开工' });
    expect(form.ok && form.value.said).toEqual([{ kind: 'week', period: '2026-11-09', reason: '停产检修' }, { kind: 'month', period: '2026-10', reason: '没有开工' }]);
    const typed = { same: '停电', 'tick~0192f0c0-0000-7000-8000-000000000000~2026-13-45': 'on', 'own~p2~2026-11-04': '检验员请假' };
    const refused = posted(typed);
    expect(refused.ok ? null : refused.response.data.values).toEqual(typed);
  });

  it('asks for a reason and for rows, at the field, and keeps what was typed', () => {
    expect(errors({ same: '停电' }).same).toContain('请勾选');
    expect(errors({ same: '', 'tick~p1~2026-11-03': 'on' }).same).toContain('没有写原因');
    expect(errors({ same: '停电', 'tick~p1~gestern': 'on' }).same).toContain('日期不正确');
    expect(errors({ 'own~p1~2026-11-03': '长'.repeat(501) })['own~p1~2026-11-03']).toContain('最多 500 个字');
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, index) => [`tick~p${index}~2026-11-03`, 'on']));
    expect(errors({ same: '停电', ...many }).same).toContain('一次最多说明 400 条');
  });
});
