import { lastChangeOf } from 'db/repositories/lastChange';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf, type Scope } from 'db/repositories/scope';
import { type ItemPart, itemStanding } from '~/domain/risk/list/itemStanding';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { standardStanding } from '~/domain/risk/assess/standardStanding';
import { RISK_LEVELS, type RiskItem } from '~/domain/risk/types';
import { type Snapshot, withLastChange } from '~/domain/shared/standing';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import type { Context } from '../../context';

async function itemNow(scope: Scope, item: RiskItem, part: ItemPart): Promise<Snapshot> {
  const organisation = organisationOf(scope);
  const [workshop, post, persons, change] = await Promise.all([
    organisation.workshop(item.workshopId), organisation.post(item.postId), peopleOf(scope).persons(),
    lastChangeOf(scope, ['riskItem', 'riskListVersion'], [item.id, item.versionId], item.id),
  ]);
  const standing = itemStanding(item, part, {
    place: () => [workshop?.name, post?.name].filter(Boolean).join(' · '),
    person: (id) => persons.find((person) => person.id === id)?.name ?? '',
  });
  return withLastChange(standing, change);
}

/** The latest version of the list in figures. It hands out no lock: a list is looked over before it is published. */
async function listNow(scope: Scope): Promise<Snapshot | undefined> {
  const risk = riskOf(scope);
  const draft = await risk.draft();
  const version = draft ?? (await risk.latestPublished());
  if (!version) return undefined;
  const [items, change] = await Promise.all([risk.itemsOf(version.id), lastChangeOf(scope, ['riskListVersion'], [version.id])]);
  const graded = RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]} ${items.filter((item) => item.level === level).length} 项`).join('，');
  const standing: Snapshot = {
    lock: {},
    lines: [
      { label: '最新一版', text: `第 ${version.number} 版，${draft ? '草稿' : '已发布'}，共 ${items.length} 项` },
      { label: '等级', text: `${graded}，未评价 ${items.filter(({ level }) => !level).length} 项` },
      { label: '还没有人确认的范本行', text: `${items.filter(({ confirmedBy }) => !confirmedBy).length} 项` },
    ],
  };
  return withLastChange(standing, change);
}

/** What the list says now, where a refusal comes of somebody having been first; `part` is what the form of an item is about. */
export async function nowOfList(cx: Pick<Context, 'store'>, enterpriseId: string, refusal: RiskRefusal, part: ItemPart): Promise<Snapshot | undefined> {
  const scope = scopeOf(cx.store, enterpriseId);
  switch (refusal.code) {
    case 'moved': return itemNow(scope, refusal.current, part);
    case 'standardMoved': case 'standardNotCurrent': return standardStanding(refusal.current);
    case 'listMoved': case 'published': return listNow(scope);
    default: return undefined;
  }
}
