import { Link } from '@remix-run/react';
import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import type { UnreadStandard } from '~/pages/risk/library/riskLimits';
import { type FormState, HiddenField, VerbForm, SubmitButton, TextField } from '../../forms';
import { Section } from '../../ui';

/** The rows that cite one standard: which were read, at which clause, marked together. Nothing is ticked beforehand. */
export function StandardLimits({ standard: { number, edition, title, rows }, state }: { standard: UnreadStandard; state: FormState | undefined }) {
  const ticked = new Set([state?.values?.item ?? []].flat().map((row) => String(row).split(':')[0]));
  return (
    <Section title={number || '没有写明标准'} extra={<span className="soft">{title || `${rows.length} 项`}</span>}>
      <VerbForm state={state} className="form wide">
        <HiddenField name="group" value={number} />
        <div className="fields-row">
          <TextField name="standard" label="标准号或文件名" required defaultValue={number} maxLength={100} />
          <TextField name="edition" label="版本（年号）" required defaultValue={edition} maxLength={100} />
        </div>
        <table className="library-rows stacks">
          <thead>
            <tr><th scope="col" className="pick">已读原文</th><th scope="col">风险点</th><th scope="col">判定准则</th><th scope="col">条款</th></tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="pick"><input type="checkbox" name="item" value={`${row.id}:${row.version}`} aria-label={`${row.riskPoint}：已读原文`} defaultChecked={ticked.has(row.id)} /></td>
                <td><Link to={`/risk/items/${row.id}`}>{row.riskPoint}</Link><small className="under">{row.place}</small></td>
                <td data-label="判定准则"><span>{row.criterion}</span><small className="under">{LIMIT_STATE_NAMES[row.state]}{row.reading ? `：${row.reading}` : ''}</small></td>
                <td className="clause"><TextField name={`clause.${row.id}`} label="条款" defaultValue={row.clause} maxLength={100} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        <SubmitButton>把选中的标为已核对</SubmitButton>
      </VerbForm>
    </Section>
  );
}
