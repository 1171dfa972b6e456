import { writeZip, type ZipPart } from '~/documents/zip/writeZip';

export const WORD_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const run = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`;
/** A paragraph of runs. */
export const p = (...texts: string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;
/** A row of cells, each a text or its own paragraphs. */
export const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
export const body = (...blocks: string[]): string => `<?xml version="1.0"?><w:document ${W}><w:body>${blocks.join('')}<w:sectPr/></w:body></w:document>`;
/** A Word file with this document. */
export const word = (document: string, more: readonly ZipPart[] = [], types = WORD_TYPES): Buffer =>
  writeZip([{ name: '[Content_Types].xml', content: types }, { name: '_rels/.rels', content: RELATIONS }, { name: 'word/document.xml', content: document }, ...more]);
/** The words of a part, a line a paragraph. */
export const said = (xml: string): string[] => [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/g)].map(([, inner = '']) => inner.replace(/<w:br\/>/g, '⏎').replace(/<[^>]+>/g, ''));
