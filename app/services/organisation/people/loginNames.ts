import { takenLoginNames } from 'db/repositories/organisation/accountsPublic';
import type { Reader } from 'db/dialect/reader';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';

/** Numbers that are tried behind a name that is somebody's. */
const MOST_TRIES = 50;
const LATIN = /[^a-z0-9]/g;

/** A name in letters: 王小军 is `wangxiaojun`, a surname read as one (单: shan). Empty where nothing of it can be said so. */
async function spelled(name: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const letters = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' }).join('');
  return tidyLoginName(letters).replace(LATIN, '').slice(0, 24);
}

/**
 * Sign-in names for people, in their order: the name in pinyin, with a number behind it where it is somebody's anywhere, or one of `reserved`.
 * Empty for a name that has no letters.
 */
export async function proposeLoginNames(read: Reader, names: readonly string[], reserved: readonly string[] = []): Promise<string[]> {
  const spellings = await Promise.all(names.map(spelled));
  const wanted = [...new Set(spellings)].filter((one) => one.length >= 2).flatMap((one) => [one, ...Array.from({ length: MOST_TRIES }, (_, at) => `${one}${at + 2}`)]);
  const gone = new Set([...(await takenLoginNames(read, wanted)), ...reserved.map(tidyLoginName)]);
  return spellings.map((spelling) => {
    const free = spelling.length < 2 ? undefined : [spelling, ...Array.from({ length: MOST_TRIES }, (_, at) => `${spelling}${at + 2}`)].find((one) => !gone.has(one));
    if (free) gone.add(free);
    return free ?? '';
  });
}
