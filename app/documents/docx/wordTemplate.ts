import { type Decision, decided, refused } from '../../domain/shared/decision';
import { fileKind } from '../../domain/shared/fileKind';
import type { TemplateRefusal } from '../../domain/report/wordTemplateRefusals';
import type { TemplateTag, TemplateValues } from '../../domain/report/wordTemplate';
import { BrokenXml, headsOf, hearElements } from '../xlsx/elements';
import { BrokenZip, LockedZip, openZip, type ZipArchive } from '../zip/readZip';
import { writeZip, type ZipPart } from '../zip/writeZip';
import { fillTree, TooLong } from './fillTree';
import { saidIn, TagFault, tagsIn } from './templateTags';
import { below, type Element, partOf, treeOf } from './wordTree';

/** Bytes of all parts unpacked; a form of an office with its letterhead stays below. */
const MOST_UNPACKED = 8 * 1024 * 1024;
const MOST_PARTS = 500;

const BODY = 'word/document.xml';
/** Parts with words of the paper. */
const WORDED = /^word\/(document|header\d*|footer\d*)\.xml$/;
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts that do something, or hold another file. */
const HARMFUL = /(^|\/)(vbaProject\.bin|vbaData\.xml|embeddings\/|activeX\/|ctrlProps\/|attachedToolbars)/i;
/** Fields by which Word fetches or starts something. */
const FETCHING = /\b(DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b/i;
const LINK_TYPE = /\/hyperlink$/;

interface Opened {
  readonly zip: ZipArchive;
  readonly parts: ReadonlyMap<string, Element>;
}

const harmful = (what: string): Decision<never, TemplateRefusal> => refused({ code: 'templateHarmful', what });

/** What fetches something over the network when the paper is opened; null for nothing. Links that a person follows are none. */
function fetched(relations: Buffer): string | null {
  const found = headsOf(relations, 'Relationship').find(({ TargetMode = '', Type = '' }) => TargetMode.toLowerCase() === 'external' && !LINK_TYPE.test(Type));
  return found ? (found.Type ?? '').split('/').at(-1) || '外部内容' : null;
}

/** The instructions of all fields of a part, however they are divided. */
const instructionsOf = (part: Element): string =>
  [...below(part, 'w:instrText').map(saidIn), ...below(part, 'w:fldSimple').map(({ attributes }) => ` ${attributes['w:instr'] ?? ''} `)].join('');

async function open(bytes: Buffer): Promise<Decision<Opened, TemplateRefusal>> {
  if (fileKind(bytes) === 'compound') return refused({ code: 'templateOldWord' });
  if (fileKind(bytes) !== 'zip') return refused({ code: 'templateNoWord' });
  const zip = openZip(bytes);
  if (!zip.names.includes(BODY)) return refused({ code: 'templateNoWord' });
  const total = zip.names.reduce((sum, name) => sum + zip.sizeOf(name), 0);
  if (total > MOST_UNPACKED || zip.names.length > MOST_PARTS) return refused({ code: 'templateTooLarge' });
  const bad = zip.names.find((name) => HARMFUL.test(name));
  if (bad) return harmful(bad);
  const types = await zip.read('[Content_Types].xml');
  if (!types || !headsOf(types, 'Override').some(({ PartName, ContentType }) => PartName === `/${BODY}` && ContentType === MAIN_TYPE)) return refused({ code: 'templateNoWord' });
  const parts = new Map<string, Element>();
  for (const name of zip.names) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const part = (await zip.read(name)) ?? Buffer.alloc(0);
    if (/\.rels$/i.test(name)) {
      const what = fetched(part);
      if (what) return harmful(what);
    }
    if (!WORDED.test(name)) {
      hearElements(part, { open: () => undefined });
      continue;
    }
    const tree = treeOf(part);
    const field = FETCHING.exec(instructionsOf(tree));
    if (field) return harmful(`域 ${field[0].toUpperCase()}`);
    if (below(tree, 'w:altChunk').length > 0) return harmful('altChunk');
    parts.set(name, tree);
  }
  return decided({ zip, parts });
}

/** What was wrong with a file, as a refusal; whatever else went wrong is thrown on. */
function refusalOf(error: unknown): Decision<never, TemplateRefusal> {
  if (error instanceof TagFault) return refused({ code: error.code, tag: error.tag });
  if (error instanceof TooLong) return refused({ code: 'templateTooLong' });
  if (error instanceof LockedZip) return refused({ code: 'templateLocked' });
  if (error instanceof BrokenZip || error instanceof BrokenXml) return refused({ code: 'templateBroken' });
  throw error;
}

/** The tags of a Word file, in their order; refused where it is none, does harm, or cannot be filled. What it claims of its size is believed only as a limit. */
export async function readTemplate(bytes: Buffer): Promise<Decision<readonly TemplateTag[], TemplateRefusal>> {
  try {
    const opened = await open(bytes);
    if (!opened.ok) return opened;
    const tags = [...opened.fact.parts.values()].flatMap(tagsIn);
    return tags.length > 0 ? decided(tags) : refused({ code: 'templateWithoutTags' });
  } catch (error) {
    return refusalOf(error);
  }
}

const lineOf = (text: string): Element => ({ name: 'w:p', attributes: {}, children: [{ name: 'w:r', attributes: {}, children: [{ name: 'w:t', attributes: {}, children: [text] }] }] });

/** `notes` as paragraphs behind everything else. */
function withNotes(document: Element, notes: readonly string[]): void {
  const body = document.children.find((child): child is Element => typeof child !== 'string' && child.name === 'w:body');
  if (!body) return;
  const end = body.children.findIndex((child) => typeof child !== 'string' && child.name === 'w:sectPr');
  body.children.splice(end < 0 ? body.children.length : end, 0, ...notes.map(lineOf));
}

/** A Word file with what a paper holds in place of its tags. Equal templates and values give equal bytes. Refused like `readTemplate`, and where it would grow beyond what anybody prints. */
export async function fillTemplate(bytes: Buffer, values: TemplateValues, notes: readonly string[] = []): Promise<Decision<Buffer, TemplateRefusal>> {
  try {
    const opened = await open(bytes);
    if (!opened.ok) return opened;
    const { zip, parts } = opened.fact;
    const packed: ZipPart[] = [];
    for (const name of zip.names) {
      if (name.endsWith('/')) continue;
      const tree = parts.get(name);
      if (!tree) packed.push({ name, content: (await zip.read(name)) ?? '' });
      else {
        const filled = fillTree(tree, values);
        if (name === BODY) withNotes(filled, notes);
        packed.push({ name, content: partOf(filled) });
      }
    }
    return decided(writeZip(packed));
  } catch (error) {
    return refusalOf(error);
  }
}
