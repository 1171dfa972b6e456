import { useLocation, useNavigate } from '@remix-run/react';
import { memo, type MouseEvent, type ReactNode, useCallback, useState } from 'react';
import { LIMIT_STATE_NAMES, type LimitState } from '~/domain/risk/library/limit';
import type { ControlLevel, Frequency, Measure, OwnerMark, RiskLevel, Stage } from '~/domain/risk/types';
import type { AnswerResult } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import { CONTROL_LEVEL_NAMES, FREQUENCY_NAMES, OWNER_MARK_NAMES, OWNER_MARK_SYMBOLS, STAGE_NAMES } from '~/domain/risk/words';
import { RESULT_NAMES } from '~/domain/routine/words';
import { type Option, SelectField, SubmitButton, VerbForm } from '../../forms';
import { DayText, LevelTag } from '../../ui';
import { CheckStrip } from './CheckStrip';
import { MeasureList } from './Measures';

export interface TableItem {
  readonly id: string;
  readonly version: number;
  readonly level: RiskLevel | null;
  readonly value: number | null;
  readonly stage: Stage;
  readonly riskPoint: string;
  readonly failure: string;
  readonly measures: readonly Measure[];
  readonly criterion: string;
  readonly limit: LimitState;
  readonly frequency: Frequency;
  readonly controlLevel: ControlLevel | null;
  readonly workshop: string;
  readonly post: string;
  readonly residual: RiskLevel | null;
  readonly owners: readonly (readonly [level: string, mark: OwnerMark, name: string | null])[];
  readonly last: { readonly recordId: string; readonly day: Day; readonly result: AnswerResult } | null;
  readonly checks: string;
  readonly open: number;
  readonly template: boolean;
}

/**
 * The rows of the list; in a draft any of them can be chosen, to be confirmed or given names together. A plain table with
 * rows that are drawn once: a page of them costs less than one frame, so that typing and scrolling never wait.
 */
export function RiskTable({ rows, editable, people, empty }: { rows: readonly TableItem[]; editable: boolean; people: readonly Option[]; empty: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((id: string, on: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const navigate = useNavigate();
  // Plain links that the router follows: a router link in each row would be drawn again with every change of the address.
  const follow = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate(event.currentTarget.pathname);
    },
    [navigate],
  );
  const picked = rows.filter(({ id }) => chosen.has(id));
  if (rows.length === 0) return <div className="empty">{empty}</div>;
  return (
    <>
      {editable && picked.length > 0 ? <BulkBar rows={picked} people={people} onDone={() => setChosen(new Set())} /> : null}
      <div className="risk-scroll">
        <table className="risk-rows" aria-label="风险项">
          <thead>
            <tr>
              {editable ? (
                <th scope="col" className="pick">
                  <input
                    type="checkbox"
                    aria-label="选择本页全部"
                    checked={picked.length === rows.length}
                    onChange={({ currentTarget }) => setChosen(new Set(currentTarget.checked ? rows.map(({ id }) => id) : []))}
                  />
                </th>
              ) : null}
              <th scope="col" className="level">等级</th>
              <th scope="col" className="point">风险点</th>
              <th scope="col">管控措施</th>
              <th scope="col">判定准则</th>
              <th scope="col" className="owners">责任人</th>
              <th scope="col" className="often">频次</th>
              <th scope="col" className="last">检查与隐患</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} editable={editable} chosen={chosen.has(row.id)} choose={choose} follow={follow} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">责任人：{(Object.keys(OWNER_MARK_NAMES) as OwnerMark[]).map((mark) => `${OWNER_MARK_SYMBOLS[mark]} ${OWNER_MARK_NAMES[mark]}`).join('，')}。最近的检查：● 符合，✕ 不符合，– 不适用。</p>
    </>
  );
}

interface RowProps {
  readonly row: TableItem;
  readonly editable: boolean;
  readonly chosen: boolean;
  readonly choose: (id: string, on: boolean) => void;
  readonly follow: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** One row; drawn again only when it changed itself. */
const Row = memo(
  function Row({ row, editable, chosen, choose, follow }: RowProps) {
    const { id, level, value, controlLevel, riskPoint, template, failure, stage, post, measures, criterion, limit, residual, owners, frequency, last, checks, open } = row;
    return (
      <tr className={chosen ? 'chosen' : undefined}>
        {editable ? (
          <td className="pick">
            <input type="checkbox" aria-label={`选择 ${riskPoint}`} checked={chosen} onChange={({ currentTarget }) => choose(id, currentTarget.checked)} />
          </td>
        ) : null}
        <td className="level">
          <LevelTag level={level} />
          {value ? <small className="under">R = {value}</small> : null}
          {controlLevel ? <small className="under">{CONTROL_LEVEL_NAMES[controlLevel]}</small> : null}
          {residual ? <small className="under residual-level">措施后 <LevelTag level={residual} /></small> : null}
        </td>
        <td className="point">
          <a href={`/risk/items/${id}`} onClick={follow}>
            {riskPoint}
          </a>
          {template ? <span className="tag from-template">范本</span> : null}
          <small className="under">{failure}</small>
          <small className="under">
            {STAGE_NAMES[stage]} · {post}
          </small>
        </td>
        <td data-label="管控措施">
          <MeasureList measures={measures} />
        </td>
        <td data-label="判定准则">
          {criterion || <span className="lacking">未填写</span>}
          {criterion && limit !== 'verified' ? <span className={limit === 'copyRead' ? 'tag' : 'tag unverified'}>{LIMIT_STATE_NAMES[limit]}</span> : null}
        </td>
        <td data-label="责任人">
          {owners.some(([, , name]) => name) ? (
            owners.map(([at, mark, name]) => (
              <span key={at} className="owner">
                <small>{at}</small>
                {name ? <span title={OWNER_MARK_NAMES[mark]}>{OWNER_MARK_SYMBOLS[mark]}{name}</span> : <span className="soft">—</span>}
              </span>
            ))
          ) : (
            <span className="lacking">未指定</span>
          )}
        </td>
        <td data-label="频次">{FREQUENCY_NAMES[frequency]}</td>
        <td data-label="检查与隐患">
          {last ? (
            <>
              <a href={`/routine/records/${last.recordId}`} onClick={follow} className={last.result === 'nonconforming' ? 'failed' : undefined}>{RESULT_NAMES[last.result]}</a>
              <small className="under"><DayText day={last.day} short /></small>
              {checks.length > 1 ? <CheckStrip letters={checks} /> : null}
            </>
          ) : (
            <span className="soft">—</span>
          )}
          {open > 0 ? <small className="under"><a href={`/risk/items/${id}#hazards`} className="late">未销号隐患 {open} 项</a></small> : null}
        </td>
      </tr>
    );
  },
  (before, after) => before.chosen === after.chosen && before.editable === after.editable && before.choose === after.choose && before.follow === after.follow && same(before.row, after.row),
);

/** The loader gives new objects for the same rows; what they say is compared. */
const same = (a: TableItem, b: TableItem): boolean => a === b || (a.id === b.id && a.version === b.version && JSON.stringify(a) === JSON.stringify(b));

/** Grave rows that are told in full before they are confirmed together. */
const GRAVE_SHOWN = 5;

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
  const grave = rows.filter(({ template, level }) => template && (level === 'major' || level === 'considerable'));
  return (
    <section className="bulk-bar" aria-label="对所选行">
      <b>已选 {rows.length} 行</b>
      {open > 0 ? (
        <VerbForm action="/risk/items/confirmation" className="confirming" onDone={onDone}>
          {hidden}
          <p className="states-what">确认就是说：这 {open} 行您都看过，风险、措施和判定准则符合本厂实际，记在您名下。</p>
          {grave.length > 0 ? (
            <details open>
              <summary>其中重大、较大 {grave.length} 行，请再看一遍</summary>
              <ul>
                {grave.slice(0, GRAVE_SHOWN).map(({ id, level, riskPoint, post, failure, criterion }) => (
                  <li key={id}><LevelTag level={level} /> <a href={`/risk/items/${id}`}>{riskPoint}</a>（{post}）：{failure}；准则：{criterion || '未填写'}</li>
                ))}
              </ul>
              {grave.length > GRAVE_SHOWN ? <p className="soft">还有 {grave.length - GRAVE_SHOWN} 行，在下面的表里。</p> : null}
            </details>
          ) : null}
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
