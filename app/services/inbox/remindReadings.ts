import { riskOf } from 'db/repositories/risk/risk';
import { readersOfVersion } from 'db/repositories/risk/riskReaders';
import { addDays } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import { reminding } from './remind';
import { readingReminder, takenUpReminder } from './reminder';

/** Days after which somebody who has not read the list is asked again. */
const AGAIN_AFTER_DAYS = 3;

/** Asks whoever has to read the list published last and has not: also people who took up a post since; once more after some days. */
export const remindReadings = reminding(async ({ scope, today }) => {
  const published = await riskOf(scope).published();
  const [version] = published;
  if (!version) return [];
  const { missing, takenUp } = await readersOfVersion(scope, version, published, today);
  const anew = [...takenUp].map(([personId, postIds]) => takenUpReminder(version.id, version.number, personId, postIds));
  const others = [...missing.keys()].filter((id) => !takenUp.has(id));
  if (others.length === 0) return anew;
  const again = addDays(dayOf(version.publication.publishedAt), AGAIN_AFTER_DAYS) <= today;
  const first = readingReminder(version.id, version.number, others);
  return [...anew, first, ...(again ? [{ ...first, key: `${first.key}:again`, text: `您还没有阅签风险管控清单第 ${version.number} 版，请抽空阅读并签认。` }] : [])];
});
