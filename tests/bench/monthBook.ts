import { newId } from 'db/dialect/ids';
import { openStore } from 'db/dialect/open';
import { insert } from 'db/dialect/writes';
import { signatures } from 'db/schema';
import { renderPaperJob } from 'jobs/definitions/renderPaper';
import { reactions } from 'jobs/reactions';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays, addMonths, type Day, daysOfMonth, type Month, monthOf } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { seal } from '~/services/papers/seal';
import { anEvent } from '../world/event';
import { dailyInput } from '../world/papers';
import { ITEMS_PER_POST, type BenchWorld } from './world';
import { jobDone } from './pack';
import { startServer } from './processes';

const DAYS = 30;

/** The last month that is over and has so many days. */
function monthBefore(today: Day): Month {
  let month = addMonths(monthOf(today), -1);
  while (addDays(daysOfMonth(month).first, DAYS - 1) > daysOfMonth(month).last) month = addMonths(month, -1);
  return month;
}

/** Thirty signed days of all posts in that month, as they are kept. */
async function signDays(databaseFile: string, { enterpriseId, posts, today }: BenchWorld): Promise<Month> {
  const month = monthBefore(today);
  const store = openStore(databaseFile, reactions);
  const input = dailyInput();
  const [pattern] = input.posts;
  const record = pattern!.record!;
  const answers = Array.from({ length: ITEMS_PER_POST }, (_, index) => ({ ...record.answers[index % record.answers.length]!, itemId: `item-${index}` }));
  const shown = posts.map(({ id, name, workshopId }) => ({ ...pattern!, postId: id, workshopId, post: name, record: { ...record, id: `record-${id}`, answers } }));
  for (let on = 0; on < DAYS; on += 1) {
    const day = addDays(daysOfMonth(month).first, on);
    const signedAt = instantAt(day, '19:00');
    const paper = dailyRecordPaper({ ...input, day, posts: shown, createdAt: signedAt });
    const kept = seal({ enterpriseId, id: newId(), kind: 'daily', subjectId: day, ordinal: 1, number: `RG-${day}`, content: { paper, posts: shown, factory: paper.factory, titles: input.titles }, at: signedAt });
    const signed = insert(signatures, { enterpriseId, id: newId(), paper: 'daily', paperId: day, capacity: 'officer', personId: 'x', personName: '周敏', personTitle: '质量安全员', words: '', contentHash: paper.contentHash, signedAt });
    await store.commit({ enterpriseId, actor: SYSTEM, at: signedAt, build: () => ({ steps: [{ event: anEvent('day.signed', 'day', day), writes: [signed, kept] }] }) });
  }
  await store.close();
  return month;
}

/** Seconds from asking for all papers of a month of thirty signed days of fifty posts to the file; the process that makes it was begun by an empty month before. */
export async function monthBookOverJob(folder: string, databaseFile: string, world: BenchWorld): Promise<number> {
  const month = await signDays(databaseFile, world);
  const { enterpriseId } = world;
  const server = await startServer(folder);
  const made = (id: string, subjectId: Month) =>
    jobDone(server, databaseFile, enterpriseId, renderPaperJob.job(id, { enterpriseId, paper: 'monthBook', subjectId, requestedBy: 'x', format: 'pdf', part: { workshopId: null, postId: null, product: null }, origin: '' }));
  try {
    await made('book-empty', addMonths(month, -6));
    return (await made('book-month', month)).seconds;
  } finally {
    await server.stop();
  }
}
