import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { titledFinding } from '../../../app/domain/hazard/title';
import type { OpenThing, OpenThings } from '../../../app/domain/organisation/places/openThings';
import type { Day } from '../../../app/domain/shared/day';
import { ROLE_NAMES } from '../../../app/domain/organisation/words';
import { hazards, monthlyMeetings, persons, postHoldings, resolutions, riskItems, riskListPublications, riskListVersions } from '../../schema';
import { TITLED } from './hazardPage';
import type { Scope } from '../scope';

/** What still names a person or a place of one factory: rows of the list in force and of the draft, open hazards, resolutions, holders. */
export const openThingsOf = (scope: Scope) => ({
  /** What carries a person's name. Holders are left out: what a person holds ends with the person. */
  async ofPerson(personId: string): Promise<OpenThings> {
    const owner = or(eq(riskItems.ownerEnterprise, personId), eq(riskItems.ownerWorkshop, personId), eq(riskItems.ownerPost, personId));
    const [items, open, due] = await Promise.all([
      itemsWhere(scope, owner),
      hazardsWhere(scope, eq(hazards.responsibleId, personId)),
      scope.read
        .select({ id: resolutions.id, name: resolutions.content, meetingId: resolutions.meetingId, month: monthlyMeetings.period })
        .from(resolutions)
        .innerJoin(monthlyMeetings, and(eq(monthlyMeetings.enterpriseId, resolutions.enterpriseId), eq(monthlyMeetings.id, resolutions.meetingId)))
        .where(and(eq(resolutions.enterpriseId, scope.enterpriseId), eq(resolutions.ownerId, personId), isNull(resolutions.doneOn)))
        .orderBy(asc(resolutions.dueDay), asc(resolutions.id)),
    ]);
    return { riskItems: items, hazards: open, resolutions: due.map(({ id, name, meetingId, month }) => ({ id, name, link: `/routine/months/${month}?meeting=${meetingId}` })), holders: [] };
  },
  /** What names a post. */
  async ofPost(postId: string, today: Day): Promise<OpenThings> {
    const [items, open, holders] = await Promise.all([
      itemsWhere(scope, eq(riskItems.postId, postId)),
      hazardsWhere(scope, eq(hazards.postId, postId)),
      holdersWhere(scope, eq(postHoldings.postId, postId), today),
    ]);
    return { riskItems: items, hazards: open, resolutions: [], holders };
  },
  /** What names a workshop or anything in it. */
  async ofWorkshop(workshopId: string, today: Day): Promise<OpenThings> {
    const [items, open, holders] = await Promise.all([
      itemsWhere(scope, eq(riskItems.workshopId, workshopId)),
      hazardsWhere(scope, eq(hazards.workshopId, workshopId)),
      holdersWhere(scope, eq(postHoldings.workshopId, workshopId), today),
    ]);
    return { riskItems: items, hazards: open, resolutions: [], holders };
  },
});

async function itemsWhere(scope: Scope, where: SQL | undefined): Promise<OpenThing[]> {
  const versions = await scope.read
    .select({ id: riskListVersions.id, published: riskListPublications.versionId })
    .from(riskListVersions)
    .leftJoin(riskListPublications, and(eq(riskListPublications.enterpriseId, riskListVersions.enterpriseId), eq(riskListPublications.versionId, riskListVersions.id)))
    .where(eq(riskListVersions.enterpriseId, scope.enterpriseId))
    .orderBy(desc(riskListVersions.number));
  const inForce = versions.find(({ published }) => published !== null);
  const live = [...versions.filter(({ published }) => published === null), ...(inForce ? [inForce] : [])].map(({ id }) => id);
  if (live.length === 0) return [];
  const rows = await scope.read
    .select({ id: riskItems.lineId, name: riskItems.riskPoint, versionId: riskItems.versionId })
    .from(riskItems)
    .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), inArray(riskItems.versionId, live), where))
    .orderBy(asc(riskItems.position), asc(riskItems.id));
  const draft = versions.find(({ published }) => published === null);
  const named = new Set(rows.filter(({ versionId }) => versionId === draft?.id).map(({ id }) => id));
  // What the draft says of a line already waits for nothing but its publication.
  const byLine = new Map(rows.map(({ id, name }) => [id, draft && !named.has(id) ? { id, name: `${name}（草稿已改，发布后生效）`, link: '/risk/publish' } : { id, name, link: '/risk' }]));
  return [...byLine.values()];
}

async function hazardsWhere(scope: Scope, where: SQL): Promise<OpenThing[]> {
  const rows = await scope.read
    .select({ id: hazards.id, number: hazards.number, ...TITLED })
    .from(hazards)
    .where(and(eq(hazards.enterpriseId, scope.enterpriseId), isNull(hazards.closedDay), where))
    .orderBy(asc(hazards.foundDay), asc(hazards.id));
  return rows.map(({ id, number, ...finding }) => ({ id, name: `${number} ${titledFinding(finding).title}`, link: `/hazards/${id}` }));
}

async function holdersWhere(scope: Scope, where: SQL, today: Day): Promise<OpenThing[]> {
  const rows = await scope.read
    .select({ id: postHoldings.id, personId: persons.id, name: persons.name, role: postHoldings.role })
    .from(postHoldings)
    .innerJoin(persons, and(eq(persons.enterpriseId, postHoldings.enterpriseId), eq(persons.id, postHoldings.personId)))
    .where(and(eq(postHoldings.enterpriseId, scope.enterpriseId), where, or(isNull(postHoldings.toDay), gte(postHoldings.toDay, today))))
    .orderBy(asc(postHoldings.fromDay), asc(postHoldings.id));
  return rows.map(({ id, personId, name, role }) => ({ id, name: `${name} ${ROLE_NAMES[role]}`, link: `/organisation/people/${personId}` }));
}
