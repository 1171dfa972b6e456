import { describe, expect, it } from 'vitest';
import { HAZARD_CONTRACTS } from '~/domain/hazard/contracts';
import type { Fields } from '~/domain/shared/fields';
import { judged } from '~/platform/web/form';
import { VERBS } from '~/verbs';
import { schemaOf } from '~/verbs/schema';

const posted = (form: Readonly<Record<string, string | readonly string[]>>) => new Map(Object.entries(form).map(([name, value]) => [name, [value].flat()]));
const read = (fields: Fields, form: Readonly<Record<string, string | readonly string[]>>) => judged(posted(form), schemaOf(fields));
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
    expect(errorsOf(fields, { ...RECTIFIED, measure: '长'.repeat(2001), cost: '10000000000000' })).toEqual({ measure: '这里最多写 2000 个字，请精简。', cost: fields.cost.missing });
  });

  it('says a sentence for each field that must be there, of every verb', () => {
    for (const { address, contract } of VERBS) {
      const must = Object.entries(contract.fields).filter(([, { kind, optional }]) => !optional && kind !== 'choice');
      const errors = errorsOf(contract.fields, {});
      expect({ address, errors: must.map(([name]) => errors[name]) }).toEqual({ address, errors: must.map(([, { missing }]) => missing) });
    }
  });
});
