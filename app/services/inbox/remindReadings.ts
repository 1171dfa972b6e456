import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import { addDays } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import { reminding } from './remind';
import { readingReminder } from './reminder';

/** Days after which somebody who has not read the list is asked again. */
const AGAIN_AFTER_DAYS = 3;

/** Asks whoever has to read the list published last and has not: also people who took up a post since; once more after some days. */
export const remindReadings = reminding(async ({ scope, today }) => {
  const published = await riskOf(scope).published();
  const [version] = published;
  if (!version) return [];
  const [{ readers }, readings] = await Promise.all([readersOfVersion(scope, version, published, today), riskLifeOf(scope).readings()]);
  const read = new Set(readings.filter(({ versionId }) => versionId === version.id).map(({ personId }) => personId));
  const missing = [...readers.keys()].filter((id) => !read.has(id));
  if (missing.length === 0) return [];
  const again = addDays(dayOf(version.publication.publishedAt), AGAIN_AFTER_DAYS) <= today;
  const first = readingReminder(version.id, version.number, missing);
  return again ? [first, { ...first, key: `${first.key}:again`, text: `您还没有阅签风险管控清单第 ${version.number} 版，请抽空阅读并签认。` }] : [first];
});
