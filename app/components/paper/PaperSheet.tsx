import type { ReactNode } from 'react';
import type { Block, Cell, CheckBox, Paper, SignatureLine, TableBlock, TableRow } from '~/domain/report/paper';
import { checkMark, signatureNote } from '~/domain/report/paper';
import { formatInstant } from '~/domain/shared/instant';
import { DrawnSignature } from '../ui/DrawnSignature';
import { LevelTag } from '../ui/LevelTag';

/** A paper on screen, from the same data as its PDF: the preview is the paper itself. */
export function PaperSheet({ paper, photoUrl }: { readonly paper: Paper; readonly photoUrl?: (hash: string) => string }) {
  return (
    <article className={`paper ${paper.orientation}`} aria-label={paper.title}>
      <h2>{paper.title}</h2>
      <p className="paper-line">
        <span>{paper.number}</span>
        <span>{paper.subtitle}</span>
      </p>
      {paper.blocks.map((block, index) => (
        <BlockView key={index} block={block} photoUrl={photoUrl} />
      ))}
      <p className="paper-foot">
        {paper.recordCode} · {checkMark(paper)}
      </p>
    </article>
  );
}

function BlockView({ block, photoUrl }: { readonly block: Block; readonly photoUrl: ((hash: string) => string) | undefined }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p className={block.tone === 'note' ? 'paper-note' : 'paper-body'}>{block.text}</p>;
    case 'facts':
      return (
        <dl className={`paper-facts per-${block.perLine}`}>
          {block.facts.map(({ label, value, wide }) => (
            <div key={label} className={wide ? 'wide' : undefined}>
              <dt>{label}</dt>
              <dd><CellView cell={value} /></dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <TableView block={block} />;
    case 'photos':
      return (
        <div className="paper-photos">
          {photoUrl && block.photos.map(({ hash, caption }) => (
            <figure key={hash}>
              <img src={photoUrl(hash)} alt={caption} loading="lazy" />
              <figcaption>{caption}</figcaption>
            </figure>
          ))}
        </div>
      );
    case 'signatures':
      return (
        <div className="paper-signatures">
          {block.lines.map((line) => <Signed key={line.label} line={line} />)}
        </div>
      );
  }
}

function Signed({ line: { label, signed } }: { readonly line: SignatureLine }) {
  return (
    <p>
      {label}：{signed ? <>{signed.name}（{signed.title}） {formatInstant(signed.at)} <small>{signatureNote(signed.kind)}</small></> : <span className="paper-blank" />}
      {signed?.drawing ? <DrawnSignature drawing={signed.drawing} /> : null}
    </p>
  );
}

function TableView({ block }: { readonly block: TableBlock }) {
  const total = block.widths.reduce((sum, width) => sum + width, 0);
  return (
    <>
      <p className="paper-sideways no-print">表格比屏幕宽，可左右滑动查看全部 {block.widths.length} 列。</p>
      <div className="paper-scroll" tabIndex={0} role="region" aria-label="表格">
        <table>
          <colgroup>
            {block.widths.map((width, index) => <col key={index} width={`${(width / total) * 100}%`} />)}
          </colgroup>
          <thead>
            {block.head.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => <th key={column} scope="col" colSpan={cell.colSpan} rowSpan={cell.rowSpan}>{cell.text}</th>)}
              </tr>
            ))}
          </thead>
          <tbody>
            {block.rows.length === 0 && <tr><td colSpan={block.widths.length} className="center">{block.empty}</td></tr>}
            {block.rows.map((row, index) => <RowView key={row.kind === 'cells' && row.id ? row.id : index} row={row} block={block} />)}
          </tbody>
        </table>
      </div>
    </>
  );
}

function RowView({ row, block }: { readonly row: TableRow; readonly block: TableBlock }): ReactNode {
  if (row.kind === 'group') return <tr className="group"><th scope="rowgroup" colSpan={block.widths.length}>{row.text}</th></tr>;
  return (
    <tr>
      {row.cells.map((cell, column) => (
        <td key={column} colSpan={typeof cell === 'string' ? undefined : cell.colSpan} className={typeof cell === 'string' ? block.aligns?.[column] : (cell.align ?? block.aligns?.[column])}>
          <CellView cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function CellView({ cell }: { readonly cell: Cell }) {
  if (typeof cell === 'string') return <>{cell}</>;
  return (
    <>
      {cell.level && <LevelTag level={cell.level} />} {cell.bold ? <strong>{cell.text}</strong> : cell.text}
      {cell.boxes?.map((box) => <Box key={box.label} box={box} />)}
    </>
  );
}

function Box({ box }: { readonly box: CheckBox }) {
  return (
    <span className="paper-box">
      <svg width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={box.checked ? '已选' : '未选'}>
        <rect x="1" y="1" width="10" height="10" fill="none" stroke="currentColor" />
        {box.checked && <path d="M3 6l2 2 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" />}
      </svg>
      {box.label}
    </span>
  );
}
