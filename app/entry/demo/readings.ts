import { addDays, type Day } from '~/domain/shared/day';
import { readList } from '~/services/risk/list/readList';
import type { House } from './founding';
import type { Cue } from './hazardLife';
import { must } from './stage';

const TIMES = ['07:52', '08:14', '12:35', '13:20', '16:48', '17:25'];

/** Each of `logins` reads a version and signs for it, one after the other over the days after `published`. */
export function readingCues({ stage, people }: House, versionOf: () => string, logins: readonly string[], published: Day): Cue[] {
  return logins.map((login, index) => ({
    day: addDays(published, 1 + Math.floor(index / 5)),
    time: TIMES[index % TIMES.length]!,
    act: async () => {
      must(await readList(stage.cx, await stage.as(people.get(login)!, 'risk.view'), versionOf()), `${login} reading the list`);
    },
  }));
}
