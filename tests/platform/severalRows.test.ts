import { describe, expect, it } from 'vitest';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { rowFaults, rowsSaid, tellLeft } from '~/domain/shared/several';
import { judged } from '~/platform/web/form';
import { schemaOf } from '~/verbs/schema';

const { fields } = ROUTINE_CONTRACTS.explainGaps;
const faultsOf = rowFaults({ act: '说明', none: '请勾选。', wordless: '没有写原因。' });
const posted = (said: Record<string, string>) => judged(new Map(Object.entries(said).map(([name, text]) => [name, [text]])), schemaOf(fields), fields);
const rows = (said: Record<string, string>) => {
  const form = posted(said);
  return form.ok ? rowsSaid(form.value) : [];
};
const errors = (said: Record<string, string>): Record<string, string> => {
  const form = posted(said);
  return form.ok ? Object.fromEntries(faultsOf(form.value).map(({ field, sentence }) => [field, sentence])) : form.response.data.errors;
};

describe('several rows in one form', () => {
  it('take the common words where they are ticked, and words of their own', () => {
    expect(rows({ same: ' 停电 ', 'tick~p1~2026-11-03': 'on', 'own~p1~2026-11-03': '', 'own~p2~2026-11-04': '检验员请假', 'own~p3~2026-11-04': '', 'seen~p2~2026-11-04': '7' })).toEqual([
      { id: 'p1~2026-11-03', words: '停电', seen: Number.NaN }, { id: 'p2~2026-11-04', words: '检验员请假', seen: 7 },
    ]);
  });

  it('are all taken where that is said, those with words of their own with these', () => {
    expect(rows({ all: '1', same: '停电', 'own~p1~2026-11-03': '', 'own~p2~2026-11-04': '检验员请假' })).toEqual([{ id: 'p1~2026-11-03', words: '停电', seen: Number.NaN }, { id: 'p2~2026-11-04', words: '检验员请假', seen: Number.NaN }]);
    expect(errors({ all: '1', same: '', 'own~p1~2026-11-03': '' })).toEqual({ same: '没有写原因。' });
  });

  it('come back with every word that was typed', () => {
    const typed = { same: '停电', 'tick~0192f0c0-0000-7000-8000-000000000000~2026-11-03': 'on', 'own~p2~2026-11-04': '长'.repeat(501) };
    const form = posted(typed);
    expect(form.ok ? null : form.response.data.values).toEqual(typed);
  });

  it('ask for rows and for words, at the field', () => {
    expect(errors({ same: '停电' })).toEqual({ same: '请勾选。' });
    expect(errors({ same: '', 'tick~p1~2026-11-03': 'on' })).toEqual({ same: '没有写原因。' });
    expect(errors({ 'own~p1~2026-11-03': '长'.repeat(501) })['own~p1~2026-11-03']).toBe('另写的原因最多 500 个字，请精简。');
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, index) => [`tick~p${index}~2026-11-03`, 'on']));
    expect(errors({ same: '停电', ...many })).toEqual({ same: '一次最多说明 400 条，请分几次提交。' });
  });

  it('tell what was not done: over the form what somebody else did, at its row what has to be typed', () => {
    const [moved, lacking] = [{ id: 'a', name: '甲', text: { status: 409, sentence: '已经签过。' } }, { id: 'b', name: '乙', text: { status: 422, field: 'words', sentence: '请写意见。' } }] as const;
    expect(tellLeft('签字', 3, [])).toBeNull();
    expect(tellLeft('签字', 3, [moved, lacking])).toEqual({ status: 409, sentence: '已签字 3 项，2 项没有签字。甲：已经签过。', also: [{ status: 422, field: 'own~b', sentence: '请写意见。' }] });
    expect(tellLeft('签字', 0, [lacking])).toMatchObject({ status: 422 });
  });
});
