import { Link, useLocation } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import type { ControlLevel, Frequency, RiskLevel, Stage } from '~/domain/risk/types';
import { CONTROL_LEVEL_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/vocabulary/labels';
import { type Option, SelectField, SubmitButton, VerbForm } from '../forms';
import { LevelTag } from '../ui';
import { type DataColumns, DataTable } from '../ui/DataTable';

export interface TableItem {
  readonly id: string;
  readonly version: number;
  readonly level: RiskLevel | null;
  readonly value: number | null;
  readonly stage: Stage;
  readonly riskPoint: string;
  readonly failure: string;
  readonly measures: string;
  readonly criterion: string;
  readonly limitVerified: boolean;
  readonly frequency: Frequency;
  readonly controlLevel: ControlLevel | null;
  readonly workshop: string;
  readonly post: string;
  readonly owners: readonly [level: string, name: string | null][];
  readonly template: boolean;
}

const COLUMNS: DataColumns<TableItem> = [
  {
    title: '等级',
    width: 92,
    render: (_, { level, value, controlLevel }) => (
      <>
        <LevelTag level={level} />
        {value ? <small className="under">R = {value}</small> : null}
        {controlLevel ? <small className="under">{CONTROL_LEVEL_NAMES[controlLevel]}</small> : null}
      </>
    ),
  },
  {
    title: '风险点',
    width: 220,
    render: (_, { id, riskPoint, failure, template, stage, post }) => (
      <>
        <Link to={`/risk/items/${id}`}>{riskPoint}</Link>
        {template ? <span className="tag from-template">范本</span> : null}
        <small className="under">{failure}</small>
        <small className="under">
          {STAGE_NAMES[stage]} · {post}
        </small>
      </>
    ),
  },
  { title: '管控措施', render: (_, { measures }) => measures || <span className="lacking">未填写</span> },
  {
    title: '判定准则',
    render: (_, { criterion, limitVerified }) =>
      criterion ? (
        <>
          {criterion}
          {limitVerified ? null : <span className="tag unverified">未核对</span>}
        </>
      ) : (
        <span className="lacking">未填写</span>
      ),
  },
  {
    title: '责任人',
    width: 124,
    render: (_, { owners }) =>
      owners.some(([, name]) => name) ? (
        owners.map(([level, name]) => (
          <span key={level} className="owner">
            <small>{level}</small>
            {name ?? <span className="soft">—</span>}
          </span>
        ))
      ) : (
        <span className="lacking">未指定</span>
      ),
  },
  { title: '频次', width: 72, render: (_, { frequency }) => FREQUENCY_NAMES[frequency] },
];

/** The rows of the list; in a draft any of them can be chosen, to be confirmed or given names together. */
export function RiskTable({ rows, editable, people, empty }: { rows: readonly TableItem[]; editable: boolean; people: readonly Option[]; empty: ReactNode }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const picked = rows.filter(({ id }) => chosen.includes(id));
  return (
    <>
      {editable && picked.length > 0 ? <BulkBar rows={picked} people={people} onDone={() => setChosen([])} /> : null}
      <DataTable<TableItem>
        rowKey="id"
        columns={COLUMNS}
        rows={rows}
        empty={empty}
        rowSelection={editable ? { selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)), getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部' }), getCheckboxProps: ({ riskPoint }) => ({ 'aria-label': `选择 ${riskPoint}` }) } : undefined}
      />
    </>
  );
}

function BulkBar({ rows, people, onDone }: { rows: readonly TableItem[]; people: readonly Option[]; onDone: () => void }) {
  const { pathname, search } = useLocation();
  const hidden = (
    <>
      <input type="hidden" name="back" value={pathname + search} />
      {rows.map(({ id, version }) => (
        <input key={id} type="hidden" name="item" value={`${id}:${version}`} />
      ))}
    </>
  );
  const open = rows.filter(({ template }) => template).length;
  return (
    <section className="bulk-bar" aria-label="对所选行">
      <b>已选 {rows.length} 行</b>
      {open > 0 ? (
        <VerbForm action="/risk/items/confirmation" className="bulk" onDone={onDone}>
          {hidden}
          <SubmitButton>确认 {open} 行范本</SubmitButton>
        </VerbForm>
      ) : null}
      <VerbForm action="/risk/items/owners" className="bulk" onDone={onDone}>
        {hidden}
        <input type="hidden" name="by" value="post" />
        <SubmitButton quiet>按任职补齐责任人</SubmitButton>
      </VerbForm>
      <details className="bulk-names">
        <summary className="button quiet">另行指定责任人</summary>
        <VerbForm action="/risk/items/owners" className="form" onDone={onDone}>
          {hidden}
          <input type="hidden" name="by" value="hand" />
          <div className="fields-row">
            <SelectField name="ownerEnterprise" label="企业" options={people} placeholder="不改动" />
            <SelectField name="ownerWorkshop" label="车间" options={people} placeholder="不改动" />
            <SelectField name="ownerPost" label="岗位" options={people} placeholder="不改动" />
          </div>
          <SubmitButton>指定给所选 {rows.length} 行</SubmitButton>
        </VerbForm>
      </details>
    </section>
  );
}
