import { criterionWords } from '~/domain/risk/library/limit';
import { editionWords } from '~/domain/risk/library/standards';
import type { TemplateCategory, TemplateRow } from '~/domain/risk/library/template';
import { FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { LimitMark, Section } from '../../ui';

interface Opened extends Pick<TemplateCategory, 'process' | 'standards' | 'findings'> {
  readonly name: string;
  readonly regime: { readonly text: string; readonly verified: boolean } | null;
  readonly rows: readonly (TemplateRow & { readonly inList: boolean })[];
}

/** What was not read at a source of the government is marked, everywhere in the same words. */
const Unverified = ({ verified }: { verified: boolean }) => (verified ? null : <span className="tag unverified">未核对</span>);

/** A category of the library: its rows, and folded under them what is known of licence, process, standards and findings. */
export function OpenedCategory({ category: { name, regime, rows, process, standards, findings } }: { category: Opened }) {
  return (
    <Section title={name} extra={<span className="soft">{rows.length} 行</span>}>
      {regime ? (
        <p>
          <span className="soft">监管方式：</span>
          {regime.text}
          <Unverified verified={regime.verified} />
        </p>
      ) : null}
      {process.length > 0 ? (
        <p>
          <span className="soft">工序：</span>
          {process.join(' → ')}
        </p>
      ) : null}
      <table className="library-rows stacks">
        <thead>
          <tr>
            <th scope="col">环节</th>
            <th scope="col">风险点与失效</th>
            <th scope="col">管控措施</th>
            <th scope="col">判定准则</th>
            <th scope="col">范本岗位</th>
            <th scope="col">建议</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td data-label="环节">{STAGE_NAMES[row.stage]}</td>
              <td data-label="风险点与失效">
                <span>
                  {row.riskPoint}
                  {row.inList ? <span className="tag from-template">已放入</span> : null}
                  <small className="under">{row.failure}；{row.consequence}</small>
                </span>
              </td>
              <td data-label="管控措施"><span>{row.measure}</span></td>
              <td data-label="判定准则">
                <span>
                  {criterionWords(row)}
                  <LimitMark of={row} />
                </span>
              </td>
              <td data-label="范本岗位">
                <span>
                  {row.post}
                  <small className="under">{row.workshop}</small>
                </span>
              </td>
              <td data-label="建议" className="keep" title={row.ratingReason}>
                <span>
                  L{row.likelihood} × S{row.severity}
                  <small className="under">{FREQUENCY_NAMES[row.frequency]}</small>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {standards.length + findings.length > 0 ? (
        <details>
          <summary>
            相关标准 {standards.length} 项，抽查发现 {findings.length} 条
          </summary>
          <ul className="plain-list">
            {standards.map((standard) => (
              <li key={standard.number}>
                {standard.number} {standard.title}
                <Unverified verified={standard.verified} />
                {editionWords(standard) ? <small className="under">{editionWords(standard)}</small> : null}
              </li>
            ))}
            {findings.map((finding) => (
              <li key={finding.text}>
                {finding.text}
                <Unverified verified={finding.verified} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}
