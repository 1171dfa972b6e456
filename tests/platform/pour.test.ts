import http from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pour } from '~/platform/web/pour';
import { exportResponse } from '~/platform/web/respond';

const PIECE = 64 * 1024;
/** More than any socket holds. */
const PIECES = 2_000;

interface Served {
  readonly port: number;
  /** Pieces made so far, whether they came to an end, and what went wrong. */
  readonly seen: { made: number; ended: boolean; fault: unknown };
}

/** Serves an export of many pieces, packed on the way or not. */
async function served(format: 'csv' | 'xlsx', breaksAt = Infinity): Promise<Served> {
  const seen: Served['seen'] = { made: 0, ended: false, fault: null };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (; seen.made < PIECES; seen.made += 1) {
        if (seen.made === breaksAt) throw new Error('the database is gone');
        yield Buffer.alloc(PIECE, Math.random().toString(36)).map(() => Math.random() * 256);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      seen.ended = true;
    }
  }
  const app = express().use(compression()).get('/', (_request, response) => {
    const { headers, body } = exportResponse(pieces(), '台账', format);
    for (const [name, value] of headers) response.set(name, value);
    pour(body!, response).catch((fault: unknown) => (seen.fault = fault));
  });
  const server = app.listen(0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

const asked = (port: number): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => http.get({ port, headers: { 'accept-encoding': 'gzip' } }, resolve).on('error', reject));

/** The number of pieces once it has stood still for a moment. */
async function still(seen: Served['seen'], before = -1): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return seen.made === before ? before : still(seen, seen.made);
}

describe.for(['xlsx', 'csv'] as const)('an export as %s', (format) => {
  it('makes no more than its reader takes, and goes on when it does', async () => {
    const { port, seen } = await served(format);
    const answer = await asked(port);
    const held = await still(seen);
    expect(held).toBeLessThan(PIECES / 2);
    for (let taken = 0; taken < 4 * PIECE; taken += (await new Promise<Buffer>((resolve) => answer.once('data', resolve))).length);
    answer.pause();
    answer.destroy();
  });

  it('ends when its reader goes away', async () => {
    const { port, seen } = await served(format);
    const answer = await asked(port);
    await new Promise((resolve) => answer.once('data', resolve));
    answer.destroy();
    await expect.poll(() => seen.ended, { timeout: 10_000 }).toBe(true);
    expect(seen.made).toBeLessThan(PIECES);
  });

  it('breaks off where it could not be made, so that half a file is never taken for a whole one', async () => {
    const { port, seen } = await served(format, 5);
    const answer = await asked(port);
    const end = await new Promise<string>((resolve) => answer.on('error', () => resolve('broken')).on('end', () => resolve('end')).resume());
    expect([end, answer.complete, String(seen.fault)]).toEqual(['broken', false, 'Error: the database is gone']);
  });
});
