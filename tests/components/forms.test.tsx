import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { narrowed } from '~/components/forms/Combo';
import { CheckboxField } from '~/components/forms/CheckboxField';
import { FormContext } from '~/components/forms/context';
import { HiddenField } from '~/components/forms/HiddenField';
import { RadioField } from '~/components/forms/RadioField';
import { SelectField } from '~/components/forms/SelectField';
import { type FormState, isFormState, typed, typedAll } from '~/components/forms/state';
import { TextAreaField } from '~/components/forms/TextAreaField';
import { TextField } from '~/components/forms/TextField';

const refusedForm = (over: Partial<FormState>): FormState => ({ status: 422, errors: {}, values: {}, ...over });

const stored = (text: string, value: string | readonly string[] = text) => ({ text, value });

const drawn = (state: FormState | undefined, field: React.ReactNode): string =>
  renderToStaticMarkup(<FormContext.Provider value={{ id: 'f-', state, busy: false, pressed: null }}>{field}</FormContext.Provider>);

describe('a form that came back', () => {
  it('shows what was typed before what was stored, also when it was emptied', () => {
    expect(typed(refusedForm({ values: { title: '接地松动' } }), 'title', '旧')).toBe('接地松动');
    expect(typed(refusedForm({ values: { title: '' } }), 'title', '旧')).toBe('');
    expect(typed(undefined, 'title', '旧')).toBe('旧');
  });

  it('keeps boxes empty that were emptied', () => {
    expect(typedAll(refusedForm({}), 'copies', ['a'])).toEqual([]);
    expect(typedAll(refusedForm({ values: { copies: 'b' } }), 'copies', ['a'])).toEqual(['b']);
    expect(typedAll(undefined, 'copies', ['a'])).toEqual(['a']);
    expect(typedAll(refusedForm({ unread: true }), 'copies', ['a'])).toEqual(['a']);
    expect(drawn(refusedForm({}), <CheckboxField name="ok" label="已核对" defaultChecked />)).not.toContain('checked');
  });

  it('ties help, error and the stored value to the control', () => {
    const html = drawn(refusedForm({ status: 409, errors: { title: '请写明隐患。' }, current: { title: stored('张敏写的') } }), <TextField name="title" label="隐患" required help="一句话" />);
    expect(html).toContain('aria-describedby="f-title-help f-title-error f-title-current"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('现在的内容：张敏写的');
    expect(html).toContain('for="f-title"');
  });

  it('says the stored choice in its words', () => {
    const state = refusedForm({ status: 409, values: { shop: 'a' }, current: { shop: stored('挤塑车间', 'b') } });
    expect(drawn(state, <SelectField name="shop" label="车间" options={[{ value: 'a', label: '拉丝车间' }, { value: 'b', label: '挤塑车间' }]} />)).toContain('现在的内容：挤塑车间');
  });

  it('shows what is stored only at the fields where it is not what was typed', () => {
    const values = { title: '接地松动\r\n二层', shop: 'b', factor: '3', grounds: ['x', 'y'] };
    const state = refusedForm({ status: 409, values, current: { title: stored('接地松动\n二层'), shop: stored('挤塑', 'b'), factor: stored('3 · 偶尔', '3'), grounds: stored('甲、乙', ['y', 'x']), empty: stored('') } });
    const shops = [{ value: 'a', label: '拉丝车间' }, { value: 'b', label: '挤塑车间' }];
    const fields = (given: FormState) => drawn(
      given,
      <>
        <TextField name="title" label="隐患" />
        <TextField name="empty" label="备注" />
        <SelectField name="shop" label="车间" options={shops} />
        <RadioField name="factor" label="可能性 L" options={[{ value: '3', label: '3', hint: '偶尔' }]} />
        <CheckboxField name="grounds" label="情形" options={[{ value: 'x', label: '甲' }, { value: 'y', label: '乙' }]} />
      </>,
    );
    expect(fields(state)).not.toContain('现在的内容');
    const other = fields({ ...state, values: { ...values, shop: 'a', grounds: 'x' } });
    expect(other.match(/现在的内容：[^<]*/g)).toEqual(['现在的内容：挤塑', '现在的内容：甲、乙']);
  });

  it('lets no browser cut a text that is too long: it comes back whole with the sentence', () => {
    const long = '长'.repeat(150);
    for (const field of [<TextField key="a" name="title" label="隐患" />, <TextAreaField key="b" name="title" label="隐患" />]) {
      const html = drawn(refusedForm({ errors: { title: '最多 100 个字。' }, values: { title: long } }), field);
      expect(html).toContain(long);
      expect(html).toContain('最多 100 个字。');
      expect(html.toLowerCase()).not.toContain('maxlength');
    }
  });

  it('never gives a password back', () => {
    expect(drawn(refusedForm({ values: { password: 'secret' } }), <TextField name="password" label="密码" type="password" />)).not.toContain('secret');
  });

  it('carries the moved version on, so that saving again is possible', () => {
    expect(drawn(refusedForm({ status: 409, lock: { version: '4' } }), <HiddenField name="version" value={3} />)).toContain('value="4"');
    expect(drawn(undefined, <HiddenField name="version" value={3} />)).toContain('value="3"');
  });
});

describe('isFormState', () => {
  it('tells a refused form from any other answer', () => {
    expect(isFormState(refusedForm({}))).toBe(true);
    expect(isFormState(undefined)).toBe(false);
    expect(isFormState({ ok: true })).toBe(false);
  });
});

describe('a long list', () => {
  it('is narrowed by every part typed, in any order', () => {
    const options = [{ value: '1', label: '挤塑车间 李娜' }, { value: '2', label: '拉丝车间 李磊' }];
    expect(narrowed(options, '李 挤塑').map(({ value }) => value)).toEqual(['1']);
    expect(narrowed(options, '').length).toBe(2);
    expect(narrowed(options, '王')).toEqual([]);
  });
});
