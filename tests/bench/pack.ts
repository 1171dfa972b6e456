import { createHash, randomBytes } from 'node:crypto';
import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Change } from 'db/dialect/change';
import { newId } from 'db/dialect/ids';
import { openStore } from 'db/dialect/open';
import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { evidence } from 'db/schema';
import { evidencePackJob } from 'jobs/definitions/evidencePack';
import { reactions } from 'jobs/reactions';
import { checkPack } from '~/checker/check';
import { openZip } from '~/checker/zip';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { openStorage } from '~/platform/host/storage';
import { systemNow } from '~/services/context';
import { evidenceKey } from '~/services/evidence/evidenceKey';
import { packKey } from '~/services/pack/packKey';
import { seal } from '~/services/papers/seal';
import { anEvent } from '../world/event';
import { dailyInput } from '../world/papers';
import { type Running, startServer } from './processes';
import type { BenchWorld } from './world';

export const PACKED = { records: 3_000, photos: 1_000, papers: 30 } as const;
const PHOTO_BYTES = 200_000;
const ANSWERS = 10;
const LOOK_MS = 50;
const PATIENCE_MS = 600_000;

/** A month of checks, photos and signed days, told by the chain; the photos lie in the storage. */
export async function fillMonth(databaseFile: string, folder: string, { enterpriseId, today, posts }: BenchWorld): Promise<void> {
  const store = openStore(databaseFile, reactions);
  const storage = openStorage(path.join(folder, 'files'));
  const photos: string[] = [];
  for (let at = 0; at < PACKED.photos; at += 1) {
    const bytes = randomBytes(PHOTO_BYTES);
    bytes.set([0xff, 0xd8, 0xff, 0xe0]);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await storage.put(evidenceKey(enterpriseId, hash), bytes);
    photos.push(hash);
  }
  for (let on = 0; on < PACKED.papers; on += 1) {
    const day = addDays(today, on - PACKED.papers + 1);
    const at = instantAt(day, '09:00');
    const share = <T>(all: readonly T[]): readonly T[] => all.slice((on * all.length) / PACKED.papers, ((on + 1) * all.length) / PACKED.papers);
    const records = share(Array.from({ length: PACKED.records }, (_, index) => index)).map((index): Step => {
      const id = newId();
      const answers = Array.from({ length: ANSWERS }, (_, item): Change => ({ op: 'i', t: 'check_answers', v: { enterprise_id: enterpriseId, record_id: id, item_id: `item-${item}`, position: item, result: 'conforming', description: '', photos: [] } }));
      const record: Change = { op: 'i', t: 'check_records', v: { enterprise_id: enterpriseId, id, number: `RG-${index}`, post_id: posts[index % posts.length]!.id, day, person_name: '张三', post_name: '绝缘挤出岗', zero_risk: true, submitted_at: at, content_hash: 'd'.repeat(64) } };
      return { event: anEvent('check.submitted', 'checkRecord', id), writes: [], told: [record, ...answers] };
    });
    const rows = share(photos).map((hash) => ({ enterpriseId, hash, mediaType: 'image/jpeg', bytes: PHOTO_BYTES, width: 1600, height: 1200, originalName: '照片.jpg', uploadedBy: 'x', uploadedAt: at }));
    const paper = dailyRecordPaper({ ...dailyInput(), createdAt: at });
    const kept = seal({ enterpriseId, id: newId(), kind: 'daily', subjectId: day, ordinal: 1, number: `RG-${day}`, content: { paper }, at });
    const steps: Step[] = [...records, { event: anEvent('evidence.stored', 'evidence', day), writes: [insert(evidence, rows)] }, { event: anEvent('day.signed', 'day', day), writes: [kept] }];
    await store.commit({ enterpriseId, actor: SYSTEM, at, build: () => ({ steps }) });
  }
  await store.close();
}

export interface PackReading {
  readonly seconds: number;
  /** Most resident memory of the server and of all processes it began, over what these held before, in MB. */
  readonly mbOverStart: number;
}

/** Resident memory of a process and all it began, in MB. */
function residentOfAll(pid: number): number {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return [{ pid: Number(name), parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1]), mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000 }];
    } catch {
      return [];
    }
  });
  const below = (of: number): number => parents.filter(({ parent }) => parent === of).reduce((sum, child) => sum + child.mb + below(child.pid), 0);
  return (parents.find((one) => one.pid === pid)?.mb ?? 0) + below(pid);
}

/** Has a served installation make the pack of some days up to today. */
const packed = (server: Running, databaseFile: string, { enterpriseId, today }: BenchWorld, id: string, days: number): Promise<PackReading> =>
  jobDone(server, databaseFile, enterpriseId, evidencePackJob.job(id, { enterpriseId, from: addDays(today, 1 - days), to: today, requestedBy: { kind: 'person', id: 'x', name: '林晓', title: '质量安全总监' } }));

/** Has a served installation do a job, as whoever asks for it on a page. Throws where it is not done. */
export async function jobDone(server: Running, databaseFile: string, enterpriseId: string, { id, name, payload }: { readonly id: string; readonly name: string; readonly payload: unknown }): Promise<PackReading> {
  const db = new Database(databaseFile);
  const now = systemNow();
  const start = residentOfAll(server.pid);
  let most = start;
  const began = performance.now();
  db.prepare("insert into jobs (id, enterprise_id, name, payload, state, run_at, created_at, attempts, progress) values (?, ?, ?, ?, 'waiting', ?, ?, 0, 0)").run(id, enterpriseId, name, JSON.stringify(payload), now, now);
  const state = db.prepare('select state from jobs where id = ?').pluck();
  for (let stands = state.get(id); stands !== 'done'; stands = state.get(id)) {
    if (stands === 'failed' || performance.now() - began > PATIENCE_MS) throw new Error(`${name} is ${String(stands)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    most = Math.max(most, residentOfAll(server.pid));
  }
  db.close();
  return { seconds: (performance.now() - began) / 1000, mbOverStart: most - start };
}

const packFile = (folder: string, { enterpriseId }: BenchWorld, id: string): string => path.join(folder, 'files', packKey(enterpriseId, id));

/** The pack of a month, after a small one that brings up the process which makes it. */
export async function packOverJob(folder: string, databaseFile: string, world: BenchWorld): Promise<PackReading> {
  const server = await startServer(folder);
  try {
    await packed(server, databaseFile, world, 'pack-small', 1);
    const reading = await packed(server, databaseFile, world, 'pack-month', PACKED.papers);
    const { faults, photos } = await checkPack(await openZip(await openAsBlob(packFile(folder, world, 'pack-month'))));
    if (faults.length > 0 || photos !== PACKED.photos) throw new Error(`the pack has ${photos} photos and ${JSON.stringify(faults[0])}`);
    return reading;
  } finally {
    await server.stop();
  }
}
