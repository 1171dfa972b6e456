import { lastDone, newestOf } from 'db/repositories/chainHead';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { believedUntil, CLOCK_SLACK_MS, isBehind } from '~/domain/shared/clock';
import { addDays, formatDay } from '~/domain/shared/day';
import { dayOf, formatInstant } from '~/domain/shared/instant';
import type { Context } from '~/services/context';

export interface DeskWarning {
  readonly key: 'disk' | 'diskShut' | 'clockBehind' | 'clockAhead';
  readonly title: string;
  readonly what: string;
}

/** What those who answer for the factory must know of the machine before it stops anybody's work: no room soon, a disk that takes nothing, a clock that cannot be right. Three queries. */
export async function deskWarnings(cx: Pick<Context, 'store' | 'now' | 'disks'>, permit: Authorised<'desk.view'>): Promise<DeskWarning[]> {
  if (!permit.standing.roles.some((role) => role === 'director' || role === 'principal')) return [];
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const now = cx.now();
  const [low, shut, newest, done, closed] = await Promise.all([cx.disks?.low() ?? [], cx.disks?.closed() ?? [], newestOf(scope), lastDone(scope), dayClosesOf(scope).last()]);
  const warnings = low.slice(0, 1).map(({ freeMegabytes }): DeskWarning => ({
    key: 'disk', title: `服务器磁盘只剩 ${freeMegabytes} MB`, what: '写满之后只能查看，不能保存。请尽快通知系统管理员腾出空间。',
  }));
  if (shut.length > 0) warnings.unshift({ key: 'diskShut', title: '服务器的磁盘现在写不进去', what: '只能查看，不能保存：现在填写并提交的会被退回，内容留在原页面上。请尽快通知系统管理员检查磁盘。' });
  if (newest && isBehind(now, newest, CLOCK_SLACK_MS)) {
    warnings.push({
      key: 'clockBehind', title: '服务器的时钟可能慢了',
      what: `时钟现在是 ${formatInstant(now)}，最近一条记录却是 ${formatInstant(newest)}。在校准之前，新记录的时间会早于已有的记录。请通知系统管理员核对时钟。`,
    });
  }
  const yesterday = addDays(dayOf(now), -1);
  if (done && closed && closed < yesterday && yesterday > believedUntil(dayOf(done))) {
    warnings.push({
      key: 'clockAhead', title: '服务器的时钟可能快了，每日检查情况暂停固定',
      what: `时钟现在是 ${formatDay(dayOf(now))}，最近一次有人办理是 ${formatDay(dayOf(done))}。如果时钟不对，请通知系统管理员校准；如果时钟是对的，任何人办理一件事（例如提交一次检查）之后，夜里会自动补上。`,
    });
  }
  return warnings;
}
