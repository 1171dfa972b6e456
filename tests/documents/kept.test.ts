import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { renderDocx } from '~/documents/docx/renderDocx';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { renderXlsx } from '~/documents/xlsx/renderXlsx';
import type { Paper } from '~/domain/report/paper';
import { readZip } from './reader';

vi.setConfig({ testTimeout: 60_000 });

const json = <T>(name: string): T => JSON.parse(readFileSync(`tests/documents/kept/${name}.json`, 'utf8')) as T;

/** Papers as releases before the office look kept them, and what each was drawn as then: look 1 and 2, PDF, Word, Excel. */
const PAPERS = json<Record<string, Paper>>('papers');
const DRAWN = json<Record<string, Record<'1' | '2', readonly [pdf: string, docx: string, xlsx: string]>>>('drawn');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything in a PDF, its streams as they are before they are packed: what packs them differs from one release of Node to the next. */
function unpacked(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\d+ 0 obj\n([\s\S]*?)(?:endobj|stream\n)/g)].map(({ 0: all, 1: head = '', index }) => {
    if (!all.endsWith('stream\n')) return head;
    const body = bytes.subarray(index + all.length, index + all.length + Number(/\/Length (\d+)/.exec(head)?.[1]));
    return head.replace(/\/Length \d+/, '') + (head.includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1');
  }).join('\n');
}

const parts = (bytes: Buffer): string => [...readZip(bytes)].map(([path, { text }]) => `${path}\n${text}`).join('\n');

describe.each(Object.entries(PAPERS))('a kept paper (%s)', (name, paper) => {
  it.each([1, 2] as const)('is drawn in every form as it was when look %i was new', async (look) => {
    const { look: _, ...first } = paper;
    const kept = look === 1 ? first : { ...first, look };
    expect([hashOf(unpacked(await renderPaper(kept))), hashOf(parts(await renderDocx(kept))), hashOf(parts(await renderXlsx(kept)))]).toEqual(DRAWN[name]?.[look]);
  });
});
