import { reactions } from 'jobs/reactions';
import { openStore } from 'db/dialect/open';
import { insert } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { accounts, appointments, enterprises, persons, postHoldings, posts, riskItems, riskListPublications, riskListVersions, settings, workshops } from 'db/schema';
import { loadLibrary } from '~/services/library/loadLibrary';
import { assess, byLs } from '~/domain/risk/assess/assess';
import { parseMeasures } from '~/domain/risk/list/measures';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays, type Day } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import { listHash } from '~/services/risk/list/listHash';
import { systemNow } from '~/services/context';
import { anEvent } from '../world/event';

/** The factory that is measured: fifty posts in five workshops, ten daily items at each, eight people who hold the posts, one who heads a workshop. */
export interface BenchWorld {
  readonly enterpriseId: string;
  readonly password: string;
  /** Login names of the post holders; each with the posts held. */
  readonly holders: readonly { readonly loginName: string; readonly personId: string; readonly name: string; readonly posts: readonly string[] }[];
  /** Login name of the 质量安全员. */
  readonly officer: string;
  /** Login name of the 车间主任 of the first workshop: of all who read at a desk the one who may see least. */
  readonly head: string;
  readonly workshops: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly id: string; readonly name: string; readonly workshopId: string }[];
  readonly versionId: string;
  readonly today: Day;
}

const WORKSHOPS = 5;
const POSTS = 50;
const HOLDERS = 8;
export const ITEMS_PER_POST = 10;
/** How long before today the list took effect. */
export const SINCE_DAYS = 40;

/** Makes the factory in a fresh database by one event; `count` posts instead of fifty. The texts of its items, ten a post, are those of the template library. */
export async function foundBenchWorld(databaseFile: string, count = POSTS): Promise<BenchWorld> {
  const store = openStore(databaseFile, reactions);
  await store.migrate();
  const now = systemNow();
  await loadLibrary(store, now);
  const library = libraryOf(store);
  const edition = (await library.edition())!.edition;
  const templates = await library.rowsOf(edition, (await library.categories(edition)).map(({ id }) => id));
  const today = dayOf(now);
  const from = addDays(today, -SINCE_DAYS);
  const at = instantAt(from, '08:00');
  const enterpriseId = newId();
  const password = newPassword();
  const passwordHash = await hashPassword(password);

  const shops = Array.from({ length: WORKSHOPS }, (_, index) => ({ id: newId(), name: `第${index + 1}车间` }));
  const places = Array.from({ length: count }, (_, index) => ({ id: newId(), name: `${index + 1} 号岗`, workshopId: shops[index % WORKSHOPS]!.id }));
  const cast = [
    { loginName: 'director', name: '林总监' },
    { loginName: 'officer', name: '周安全员' },
    { loginName: 'head', name: '吴主任' },
    ...Array.from({ length: HOLDERS }, (_, index) => ({ loginName: `holder${index + 1}`, name: `操作工${index + 1}` })),
  ].map((one) => ({ ...one, personId: newId(), accountId: newId() }));
  const [director, officer, head, ...operators] = cast as [(typeof cast)[number], (typeof cast)[number], (typeof cast)[number], ...typeof cast];
  const holders = operators.map(({ loginName, personId, name }, index) => ({ loginName, personId, name, posts: places.filter((_, place) => place % HOLDERS === index).map(({ id }) => id) }));

  const versionId = newId();
  const items = places.flatMap((post, place) =>
    Array.from({ length: ITEMS_PER_POST }, (_, index): typeof riskItems.$inferInsert => {
      const position = place * ITEMS_PER_POST + index;
      const row = templates[position % templates.length]!;
      const assessment = assess(byLs(row.likelihood, row.severity, row.ratingReason || '按范本'), PROPOSED_STANDARD, officer.personId, at);
      if (!assessment.ok) throw new Error(`assessing ${row.riskPoint}: ${assessment.refusal.code}`);
      return {
        enterpriseId, id: newId(), versionId, lineId: newId(), position: position + 1, templateCategory: row.categoryId, templateKey: row.key, stage: row.stage,
        workshopId: post.workshopId, postId: post.id, dimension: row.dimension, product: '', riskPoint: `${row.riskPoint}(${index + 1})`, failure: row.failure,
        consequence: row.consequence, measures: parseMeasures(row.measure, row.stage), checkContent: row.riskPoint, method: row.method, criterion: row.criterion, criterionStandard: '',
        limitVerified: row.limitVerified, frequency: 'day', ownerEnterprise: director.personId, ownerWorkshop: officer.personId, ownerPost: holders[place % HOLDERS]!.personId,
        assessment: assessment.fact, level: assessment.fact.level, controlLevel: assessment.fact.controlLevel, confirmedBy: officer.personId, confirmedAt: at, version: 1,
      };
    }),
  );

  await store.commit({
    enterpriseId,
    actor: SYSTEM,
    at,
    build: () => ({
      steps: [
        {
          event: anEvent('enterprise.created', 'enterprise', enterpriseId, { name: '测量用企业' }),
          writes: [
            insert(enterprises, {
              enterpriseId, name: '测量用企业', creditCode: '91331000MA2BENCH00', activity: 'production', sizeField: 'production', staff: 300, turnover: 20_000, region: '临水市',
              licensed: true, certified: true, mandatoryStandard: false, createdAt: at, version: 1,
            }),
            insert(settings, { enterpriseId, values: { workWeeks: [{ from, weekdays: [1, 2, 3, 4, 5, 6, 7], worksOnHolidays: true }] }, version: 1 }),
            insert(workshops, shops.map(({ id, name }, index) => ({ enterpriseId, id, name, position: index + 1, version: 1 }))),
            insert(posts, places.map(({ id, name, workshopId }, index) => ({ enterpriseId, id, workshopId, name, code: newId().slice(-12), dueTime: '18:00', position: index + 1, version: 1 }))),
            insert(persons, cast.map(({ personId, accountId, name }) => ({ enterpriseId, id: personId, accountId, name, joinedOn: from, version: 1 }))),
            insert(appointments, [
              { enterpriseId, id: newId(), personId: director.personId, role: 'director', employment: 'fullTime', fromDay: from, version: 1 },
              { enterpriseId, id: newId(), personId: officer.personId, role: 'officer', employment: 'fullTime', fromDay: from, version: 1 },
            ]),
            insert(postHoldings, { enterpriseId, id: newId(), personId: head.personId, role: 'workshopHead', workshopId: shops[0]!.id, postId: null, fromDay: from, version: 1 }),
            insert(postHoldings, holders.flatMap(({ personId, posts: held }) =>
              held.map((postId) => ({ enterpriseId, id: newId(), personId, role: 'operator' as const, workshopId: places.find(({ id }) => id === postId)!.workshopId, postId, fromDay: from, version: 1 })),
            )),
            insert(riskListVersions, { enterpriseId, id: versionId, number: 1, createdBy: officer.personId, createdAt: at }),
            insert(riskItems, items),
          ],
        },
      ],
      side: [
        insert(accounts, cast.map(({ accountId, loginName }) => ({ id: accountId, loginName, passwordHash, mustChangePassword: false, demo: false, failures: 0, createdAt: at }))),
      ],
    }),
  });
  const written = await riskOf(scopeOf(store, enterpriseId)).itemsOf(versionId);
  await store.commit({
    enterpriseId,
    actor: SYSTEM,
    at,
    build: () => ({
      steps: [
        {
          event: anEvent('list.published', 'list', versionId, { number: 1 }),
          writes: [
            insert(riskListPublications, {
              enterpriseId, versionId, publishedBy: director.personId, publishedByName: director.name, publishedAt: at, effectiveFrom: from,
              itemCount: written.length, contentHash: listHash(written),
            }),
          ],
        },
      ],
    }),
  });
  await store.close();
  return { enterpriseId, password, holders, officer: officer.loginName, head: head.loginName, workshops: shops, posts: places, versionId, today };
}
