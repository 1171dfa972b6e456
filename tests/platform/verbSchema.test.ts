import { describe, expect, it } from 'vitest';
import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { anyOf, chosen, EXPIRED, type Field, type Fields, listOf, maybeOneOf, maybeWhole, recordOf, timeOn, whole } from '~/domain/shared/fields';
import { judged } from '~/platform/web/form';
import { PHOTOS_LIMIT } from '~/domain/routine/answers';
import { doorOf } from '~/platform/web/body';
import { judgedWithPhotos } from '~/platform/web/photoForm';
import { PHOTO_BYTES } from '~/services/evidence/storePhoto';
import { VERBS, verbAt } from '~/verbs';
import { schemaOf } from '~/verbs/schema';

const posted = (form: Readonly<Record<string, string | readonly string[]>>) => new Map(Object.entries(form).map(([name, value]) => [name, [value].flat()]));
const read = (fields: Fields, form: Readonly<Record<string, string | readonly string[]>>) => judged(posted(form), schemaOf(fields), fields);
const errorsOf = (fields: Fields, form: Readonly<Record<string, string | readonly string[]>>) => {
  const form_ = read(fields, form);
  return form_.ok ? {} : form_.response.data.errors;
};
const RECTIFIED = { version: '4', cause: ' 磨损 ', measure: '更换', doneOn: '2026-11-18' };

describe('what a verb asks for, as a form brings it', () => {
  it('is read into what the service takes', () => {
    const { fields } = HAZARD_CONTRACTS.rectify;
    expect(read(fields, { ...RECTIFIED, cost: '１,２３４．５', photos: ['a'.repeat(64)] })).toMatchObject({
      ok: true, value: { version: 4, cause: '磨损', measure: '更换', doneOn: '2026-11-18', cost: 1_234_50, photos: ['a'.repeat(64)] },
    });
    expect(read(fields, RECTIFIED)).toMatchObject({ ok: true, value: { cost: null, photos: [] } });
    expect(read(HAZARD_CONTRACTS.verify.fields, { version: '5', passed: 'no', standard: '卡尺', opinion: '差' })).toMatchObject({ ok: true, value: { passed: false } });
  });

  it('is refused with the sentence of its contract, each at its field', () => {
    const { fields } = HAZARD_CONTRACTS.rectify;
    expect(errorsOf(fields, { ...RECTIFIED, cost: '-3', cause: ' ', doneOn: '2026-02-30', photos: 'x', version: 'y' })).toEqual({
      cost: fields.cost.missing, cause: fields.cause.missing, doneOn: fields.doneOn.missing, photos: fields.photos.missing, version: fields.version.missing,
    });
    expect(errorsOf(fields, { ...RECTIFIED, measure: '长'.repeat(2001), cost: '10000000000000' })).toEqual({ measure: '整改措施最多 2000 个字，请精简。', cost: fields.cost.missing });
  });

  it('is refused where a row has an id that no page gives, and is never read without it', () => {
    const { takeIn } = ORGANISATION_CONTRACTS;
    const form = { fromDay: '2026-11-18', step: 'take', 'name-1': '王芳' };
    expect(read(takeIn.fields, form)).toMatchObject({ ok: true, value: { people: [{ id: '1', name: '王芳' }] } });
    expect(Object.values(errorsOf(takeIn.fields, { ...form, 'name-<img src=x>': '李娜' }))).toEqual([EXPIRED]);
  });

  it('says a sentence for each field that must be there, of every verb', () => {
    for (const { address, contract } of VERBS) {
      const must = Object.entries(contract.fields).filter(([, { kind, optional }]) => !optional && kind !== 'choice');
      const errors = errorsOf(contract.fields, {});
      expect({ address, errors: must.map(([name]) => errors[name]) }).toEqual({ address, errors: must.map(([, { missing }]) => missing) });
    }
  });
});

describe('rows, sets, numbers, hours and moments', () => {
  const { fields } = ROUTINE_CONTRACTS.submitCheck;
  const CHECK = { day: '2026-11-18', versionId: 'v1', signerId: 'p1' };

  it('gather what belongs to a row, in the order sent, and photos on file under either name', () => {
    const hash = 'b'.repeat(64);
    const form = read(fields, { ...CHECK, 'answer.a': 'nonconforming', 'description.a': ' 偏心 ', 'photoHash.a': hash, 'answer.b': ['conforming', 'notApplicable'], 'description.c': '没有选', zeroRisk: 'yes' });
    expect(form.ok && form.value).toMatchObject({
      zeroRisk: true, clientAt: null,
      answers: [
        { id: 'a', answer: ['nonconforming'], description: '偏心', photo: [hash] }, { id: 'b', answer: ['conforming', 'notApplicable'], photo: [] }, { id: 'c', answer: [], description: '没有选' },
      ],
    });
  });

  it('say what is wrong in a row at its own field, and keep what was typed in the others', () => {
    const form = read(fields, { ...CHECK, day: 'gestern', 'description.a': '长'.repeat(20_001), 'measure.b': '停机' });
    expect(form.ok ? {} : form.response.data).toMatchObject({ errors: { day: fields.day.missing, 'description.a': expect.stringMatching(/最多 20000 个字，请精简。$/) as string }, values: { 'measure.b': '停机' } });
  });

  it('take the moment a clock says, and none that stands on no day anybody names', () => {
    const said = (clientAt: string) => { const form = read(fields, { ...CHECK, clientAt }); return form.ok ? form.value : form.response.data.errors; };
    expect(said('2026-11-18T17:00:00+08:00')).toMatchObject({ clientAt: '2026-11-18T09:00:00.000Z' });
    for (const none of ['', 'gestern', '+275760-09-12T00:00:00.000Z', '-000044-03-15T00:00:00.000Z', '9999-12-31T23:00:00.000Z']) expect(said(none)).toMatchObject({ clientAt: null });
  });

  it('take digits of any width within bounds, an hour as it is said, and any of a set once', () => {
    const asked = { staff: whole('人数', { least: 1, most: 500 }), maybe: maybeWhole('余数', { least: 0, most: 9 }), at: timeOn('会议时间'), days: anyOf('开工日', '请选择开工日。', { choices: [{ value: '1', label: '周一' }] }) };
    expect(read(asked, { staff: '１２０', maybe: '', at: '１４：３０', days: ['1', '1'] })).toMatchObject({ ok: true, value: { staff: 120, maybe: null, at: '14:30', days: ['1'] } });
    expect(errorsOf(asked, { staff: '501', maybe: '-1', at: '25:00', days: '8' })).toEqual({ staff: '“人数”请填 1 至 500 之间的整数。', maybe: asked.maybe.missing, at: asked.at.missing, days: '请选择开工日。' });
  });

  it('take entries side by side with their blanks and repeats, rows as they were seen, and none where none is needed', () => {
    const asked = {
      kinds: listOf('类别', 0, '请选择类别。', { choices: [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }] }), texts: listOf('措施', 5, '请填写措施。', { optional: true }), rows: chosen('所选的行', '请至少选择一行。'),
      often: maybeOneOf('频次', [{ value: 'day', label: '每日' }], '请选择频次。'), line: recordOf('', '请刷新。', { blank: true }),
    };
    expect(read(asked, { kinds: ['a', 'a'], texts: [' 首件 ', '', '首件'], rows: 'item-1:3', often: '', line: '' })).toMatchObject({
      ok: true, value: { kinds: ['a', 'a'], texts: ['首件', '', '首件'], rows: [{ id: 'item-1', version: 3 }], often: null, line: '' },
    });
    expect(errorsOf(asked, { kinds: 'c', texts: '超过五个字了', rows: 'item-1', often: 'never' })).toEqual({
      kinds: '请选择类别。', texts: '措施最多 5 个字，请精简。', rows: '表单不完整，请刷新后重试。', often: '请选择频次。', line: '请刷新。',
    });
  });
});

describe('the door of the verbs', () => {
  it('finds each at its own address, whatever stands for its ids', () => {
    for (const verb of VERBS) expect(verbAt(`http://here${verb.address.replace(/:\w+/g, '0192f0c0-0000')}`).address).toBe(verb.address);
  });

  it('finds none where the map has none', () => {
    expect(() => verbAt('http://here/risk/nothing')).toThrow();
  });
});

const MB = 1024 * 1024;

describe('what the page of a form says it takes', () => {
  /** Megabytes of a file, as its field says them to whoever chooses one. */
  const saidOf = ({ help = '' }: { readonly help?: string }): number => {
    const [, size = '0', unit] = /(\d+) (MB|KB)/.exec(help) ?? [];
    return Number(size) * (unit === 'KB' ? 1024 : MB);
  };
  const sent = VERBS.flatMap(({ address, contract: { fields } }) => {
    const all = Object.values(fields).flatMap((field): Field[] => (field.kind === 'rows' ? Object.values(field.fields) : [field]));
    const most = Math.max(...all.map((field) => (field.kind === 'photos' ? Math.min(field.most, PHOTOS_LIMIT) * PHOTO_BYTES : field.kind === 'file' ? saidOf(field) : 0)));
    return most > 0 ? [[address, most] as const] : [];
  });

  it('is known for each form with files', () => expect(sent.length).toBeGreaterThan(12));

  it.each(sent)('passes the door of %s: %i bytes of files', (address, most) => {
    const { words: texts, files } = doorOf(address.replace(/:\w+/g, 'x'));
    expect(files > 0 ? files : texts).toBeGreaterThanOrEqual(most);
  });
});

describe('a photo on file that a form names', () => {
  const HASH = 'a'.repeat(64);
  const named = VERBS.flatMap(({ address, contract: { fields } }) => Object.entries(fields).flatMap(([name, field]): [string, Fields, string, string][] => {
    if (field.kind === 'photos') return [[address, { [name]: field }, name, field.kept ?? name]];
    if (field.kind !== 'rows') return [];
    return Object.entries(field.fields).flatMap(([column, of]) => (of.kind === 'photos' ? [[address, { [name]: { ...field, fields: { [column]: { ...of, when: undefined } } } }, `${column}${field.mark}1`, `${of.kept ?? column}${field.mark}1`]] : []));
  }));

  it.each(named)('is read by %s', async (_, fields, files, kept) => {
    for (const posted of new Set([files, kept])) {
      const form = await judgedWithPhotos({} as never, new Map([[posted, [HASH]]]), schemaOf(fields), fields);
      expect([form.ok, JSON.stringify(form.ok && form.value)]).toEqual([true, expect.stringContaining(HASH)]);
      expect(Object.values(form.ok ? form.values : {})).toEqual([HASH]);
    }
  });
});
