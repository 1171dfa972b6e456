import { statSync } from 'node:fs';
import { inspect } from 'db/dialect/inspect';
import type { Config } from '~/platform/host/config';
import { log } from '~/platform/host/log';
import { describeFinding } from '~/services/integrity/findings';
import { orphansIn } from '~/services/integrity/inDatabase';

/** Bytes of a file that is looked through at a start in a part of a second; a larger one is left to `verify`. */
const LOOKED_THROUGH = 200_000_000;
const MOST_TOLD = 20;

/**
 * Says in the log which rows of a SQLite file have lost their parent: a tool that switches foreign keys off can do that, PostgreSQL does not let
 * it. No reason not to start; `verify` names them all.
 */
export async function tellOrphans({ databaseUrl }: Pick<Config, 'databaseUrl'>): Promise<void> {
  const file = databaseUrl.replace(/^file:/, '');
  if (/^postgres(ql)?:/.test(databaseUrl) || (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) > LOOKED_THROUGH) return;
  const opened = await inspect(databaseUrl);
  let met = 0;
  try {
    await orphansIn(opened, (finding) => {
      met += 1;
      if (met <= MOST_TOLD) log.warn({ finding }, describeFinding(finding));
    });
  } finally {
    await opened.close();
  }
  if (met > 0) log.warn({ rows: met }, '数据库里有失去上级的记录。请先备份数据目录，再运行 npm run zhian -- verify 逐条核对。');
}
