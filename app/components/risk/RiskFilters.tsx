import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react';
import { RISK_LEVELS, STAGES } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES, STAGE_NAMES } from '~/domain/vocabulary/labels';

interface Counts {
  readonly unconfirmed: number;
  readonly unnamed: number;
  readonly unverified: number;
}

/** Narrows the table; choosing applies at once, words apply with the button or the return key. */
export function RiskFilters({ counts, draft }: { counts: Counts; draft: boolean }) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const chosen = (name: string): string => params.get(name) ?? '';
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <label className="field">
      <span className="field-label">{label}</span>
      <select key={chosen(name)} className="control" name={name} defaultValue={chosen(name)} onChange={({ currentTarget }) => submit(currentTarget.form, { preventScrollReset: true })}>
        <option value="">全部</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const marks: [string, string][] = [
    ...(draft ? [['unconfirmed', `范本未确认(${counts.unconfirmed})`] as [string, string]] : []),
    ['unnamed', `未指定责任人(${counts.unnamed})`],
    ['unverified', `准则未核对(${counts.unverified})`],
  ];
  const kept = ['version', 'workshop', 'post'].filter((name) => params.get(name));
  const clear = new URLSearchParams(kept.map((name) => [name, chosen(name)]));
  return (
    <Form className="filters" method="get" aria-label="筛选风险项" preventScrollReset>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={chosen(name)} />
      ))}
      {select('stage', '环节', STAGES.map((stage) => [stage, STAGE_NAMES[stage]]))}
      {select('level', '等级', [...RISK_LEVELS.map((level): [string, string] => [level, RISK_LEVEL_NAMES[level]]), ['none', '未评价']])}
      {select('mark', '待完善', marks)}
      <label className="field">
        <span className="field-label">词语</span>
        <input className="control" type="search" name="words" defaultValue={chosen('words')} placeholder="风险点、措施、准则" />
      </label>
      <button type="submit" className="button">
        筛选
      </button>
      <Link to={`?${clear.toString()}`} className="button quiet" preventScrollReset>
        清除
      </Link>
    </Form>
  );
}
