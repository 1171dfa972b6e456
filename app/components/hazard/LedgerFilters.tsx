import { Form, Link } from '@remix-run/react';
import { type HazardGrade, HAZARD_SOURCES, HAZARD_STAGES } from '~/domain/hazard/types';
import { HAZARD_SOURCE_NAMES, HAZARD_STAGE_NAMES } from '~/domain/hazard/words';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const STATES: readonly Choice[] = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '未销号' },
  { value: 'overdue', label: '已逾期' },
  ...HAZARD_STAGES.map((stage) => ({ value: stage, label: HAZARD_STAGE_NAMES[stage] })),
];

interface Props {
  readonly values: Readonly<Record<'state' | 'grade' | 'source' | 'workshop' | 'post' | 'responsible' | 'from' | 'to' | 'q' | 'sort' | 'view', string>>;
  readonly workshops: readonly Choice[];
  readonly posts: readonly Choice[];
  readonly people: readonly Choice[];
  readonly gradeNames: Readonly<Record<HazardGrade, string>>;
  readonly filtered: boolean;
}

/** The ledger's filters as a form of the address: works without scripts, can be linked and remembered. */
export function LedgerFilters({ values, workshops, posts, people, gradeNames, filtered }: Props) {
  const grades = (Object.keys(gradeNames) as HazardGrade[]).map((value) => ({ value, label: gradeNames[value] }));
  return (
    <Form method="get" action="/hazards" className="filters" key={JSON.stringify(values)} role="search" aria-label="筛选台账">
      <input type="hidden" name="view" value={values.view} />
      <input type="hidden" name="sort" value={values.sort} />
      <Pick name="state" label="状态" value={values.state} options={STATES} />
      <Pick name="grade" label="等级" value={values.grade} options={grades} none="全部" />
      <Pick name="workshop" label="车间" value={values.workshop} options={workshops} none="全部" />
      <Pick name="post" label="岗位" value={values.post} options={posts} none="全部" />
      <Pick name="responsible" label="责任人" value={values.responsible} options={people} none="全部" />
      <Pick name="source" label="来源" value={values.source} options={HAZARD_SOURCES.map((value) => ({ value, label: HAZARD_SOURCE_NAMES[value] }))} none="全部" />
      <label>
        <span className="filter-label">发现日期 从</span>
        <input className="control" type="date" name="from" defaultValue={values.from} />
      </label>
      <label>
        <span className="filter-label">到</span>
        <input className="control" type="date" name="to" defaultValue={values.to} />
      </label>
      <label>
        <span className="filter-label">编号或标题开头</span>
        <input className="control" type="search" name="q" defaultValue={values.q} placeholder="HZ-2026-… 或标题" maxLength={60} />
      </label>
      <button type="submit" className="button">
        筛选
      </button>
      {filtered ? (
        <Link className="button quiet" to="/hazards?state=all">
          清除条件
        </Link>
      ) : null}
    </Form>
  );
}

function Pick({ name, label, value, options, none }: { name: string; label: string; value: string; options: readonly Choice[]; none?: string }) {
  return (
    <label>
      <span className="filter-label">{label}</span>
      <select className="control" name={name} defaultValue={value}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
