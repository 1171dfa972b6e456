import { Form, Link } from '@remix-run/react';
import { AUDIT_KINDS } from '~/domain/audit/types';
import { AUDIT_KIND_NAMES } from '~/domain/audit/words';

interface Props {
  readonly values: Readonly<Record<'kind' | 'actorId' | 'from' | 'to', string | null>>;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Which entries are shown, as a form of the address. */
export function AuditFilters({ values, people }: Props) {
  return (
    <Form method="get" action="/settings/audit" className="filters" key={JSON.stringify(values)} role="search" aria-label="筛选操作留痕">
      <label>
        <span className="filter-label">事项</span>
        <select className="control" name="kind" defaultValue={values.kind ?? ''}>
          <option value="">全部</option>
          {AUDIT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {AUDIT_KIND_NAMES[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="filter-label">操作人</span>
        <select className="control" name="person" defaultValue={values.actorId ?? ''}>
          <option value="">全部</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="filter-label">日期 从</span>
        <input className="control" type="date" name="from" defaultValue={values.from ?? ''} />
      </label>
      <label>
        <span className="filter-label">到</span>
        <input className="control" type="date" name="to" defaultValue={values.to ?? ''} />
      </label>
      <button type="submit" className="button">
        筛选
      </button>
      {Object.values(values).some(Boolean) ? (
        <Link className="button quiet" to="/settings/audit">
          清除条件
        </Link>
      ) : null}
    </Form>
  );
}
