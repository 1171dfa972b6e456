import type { Paper } from '../../domain/report/paper';
import { BODY_FACE, HEAD_FACE } from './text';

const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const font = (name: string, others: string, panose: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;

/** The typefaces with the names other systems have them under. */
const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${font(BODY_FACE, 'SimSun;Songti SC;Noto Serif CJK SC', '02010600030101010101')}${font(HEAD_FACE, 'SimHei;Heiti SC;Noto Sans CJK SC', '02010609060101010101')}</w:fonts>`;

/** Who made it and when: the paper's own date, so that equal papers give equal bytes. */
const coreProperties = ({ title, factory, recordCode, createdAt }: Paper): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(recordCode)}</dc:subject><dc:creator>${escaped(factory)}</dc:creator><cp:lastModifiedBy>质安</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt.slice(0, 19)}Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${createdAt.slice(0, 19)}Z</dcterms:modified></cp:coreProperties>`;

/** Parts of the file that are written by hand in place of the library's. */
export const ownParts = (paper: Paper): { path: string; data: string }[] => [
  { path: 'docProps/core.xml', data: coreProperties(paper) },
  { path: 'word/fontTable.xml', data: FONT_TABLE },
];
