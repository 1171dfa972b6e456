import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { DIMENSIONS, RISK_LEVELS, RISK_MARKS, type RiskMark, STAGES } from '~/domain/risk/types';
import { DIMENSION_NAMES, RISK_LEVEL_NAMES, RISK_MARK_NAMES, STAGE_NAMES } from '~/domain/risk/words';

/** How long typing must rest before the list is asked, in milliseconds. */
const REST = 250;

/** Narrows the table; choosing applies at once, typing when it rests, and without scripts the button does. */
export function RiskFilters({ counts, draft }: { counts: Readonly<Record<RiskMark, number>>; draft: boolean }) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const typing = useRef<number>();
  const input = useRef<HTMLInputElement>(null);
  const chosen = (name: string): string => params.get(name) ?? '';
  const words = chosen('words');
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = words;
  }, [words]);
  useEffect(() => () => window.clearTimeout(typing.current), []);
  const ask = (form: HTMLFormElement | null): void => {
    window.clearTimeout(typing.current);
    submit(form, { preventScrollReset: true, replace: true });
  };
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <label className="field">
      <span className="field-label">{label}</span>
      <select key={chosen(name)} className="control" name={name} defaultValue={chosen(name)} onChange={({ currentTarget }) => ask(currentTarget.form)}>
        <option value="">全部</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const marks = RISK_MARKS.filter((mark) => draft || mark !== 'unconfirmed').map((mark): [string, string] => [mark, `${RISK_MARK_NAMES[mark]}（${counts[mark]}）`]);
  const kept = ['version', 'workshop', 'post'].filter((name) => params.get(name));
  const clear = new URLSearchParams(kept.map((name) => [name, chosen(name)]));
  return (
    <Form className="filters" method="get" aria-label="筛选风险项" preventScrollReset>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={chosen(name)} />
      ))}
      <label className="field">
        <span className="field-label">词语或拼音</span>
        <input
          ref={input}
          className="control"
          type="search"
          name="words"
          defaultValue={words}
          maxLength={60}
          autoComplete="off"
          placeholder="如 绝缘偏心 或 jypx"
          onInput={({ currentTarget }) => {
            window.clearTimeout(typing.current);
            typing.current = window.setTimeout(() => ask(currentTarget.form), REST);
          }}
        />
      </label>
      {select('level', '等级', [...RISK_LEVELS.map((level): [string, string] => [level, RISK_LEVEL_NAMES[level]]), ['none', '未评价']])}
      {select('stage', '环节', STAGES.map((stage) => [stage, STAGE_NAMES[stage]]))}
      {select('dimension', '维度', DIMENSIONS.map((dimension) => [dimension, DIMENSION_NAMES[dimension]]))}
      {select('mark', '待完善', marks)}
      <button type="submit" className="button">
        筛选
      </button>
      <Link to={`?${clear.toString()}`} className="button quiet" preventScrollReset>
        清除
      </Link>
    </Form>
  );
}
