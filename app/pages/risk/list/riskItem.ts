import { rulesFor } from 'db/repositories/organisation/enterprises';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { placesOf } from 'db/repositories/risk/riskGround';
import { peopleOf } from 'db/repositories/organisation/people';
import { measuredOf } from 'db/repositories/routine/measured';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { addDays } from '~/domain/shared/day';
import { citingTexts } from '~/domain/risk/list/lacks';
import { proposeOwners } from '~/domain/risk/list/owners';
import { CHECKS_SHOWN } from '~/domain/routine/lastChecks';
import { lastValuesOf } from '~/domain/routine/lastValues';
import { noticeWords, standardNotices } from '~/domain/risk/library/standards';
import type { Context } from '~/services/context';
import { namesOf, peopleToChoose } from './names';

/** How far back the last checks are looked for, in days. */
const LOOK_BACK_DAYS = 400;

/** One item with everything its page shows; null when it does not exist, is not reached, or stands in a draft that is not for these eyes. */
export async function riskItem(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, canEdit: boolean, id: string) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const item = await risk.item(id);
  if (!item || !covers(permit, item)) return null;
  const people = peopleOf(scope);
  const standards = riskStandardsOf(scope);
  const life = riskLifeOf(scope);
  const [version, names, standard, original, places, appointments, holdings, known, { upkeep }, measured, checks, open] = await Promise.all([
    risk.version(item.versionId),
    namesOf(scope),
    standards.current(),
    item.assessment ? standards.version(item.assessment.standardVersion) : null,
    placesOf(scope),
    people.appointments(),
    people.holdings(),
    libraryOf(scope).standardsInForce(),
    rulesFor(scope),
    item.measurements ? measuredOf(scope).last([item.lineId], item.postId) : [],
    life.lastAnswers([item.lineId], [item.postId], addDays(permit.today, -LOOK_BACK_DAYS), CHECKS_SHOWN),
    life.openHazards([item.lineId], reachedBy(permit)),
  ]);
  if (!version || (!version.publication && permit.reach !== 'enterprise')) return null;
  const proposal = proposeOwners(item, { appointments, holdings }, permit.today);
  return {
    item,
    /** What was measured last. */
    last: lastValuesOf(measured, item.measurements ?? []),
    /** How it was checked last, the newest last, and what of it is open. */
    checks: (checks.get(item.lineId) ?? []).toReversed(),
    hazards: open.get(item.lineId) ?? [],
    version: { id: version.id, number: version.number, published: version.publication !== null },
    editable: canEdit && version.publication === null,
    workshop: names.workshop(item.workshopId),
    post: names.post(item.postId),
    names: {
      ownerEnterprise: names.person(item.ownerEnterprise),
      ownerWorkshop: names.person(item.ownerWorkshop),
      ownerPost: names.person(item.ownerPost),
      confirmedBy: names.person(item.confirmedBy),
      limitVerifiedBy: names.person(item.limitVerifiedBy),
      assessedBy: names.person(item.assessment?.assessedBy ?? null),
      residualBy: names.person(item.residual?.assessedBy ?? null),
    },
    proposal: { ownerEnterprise: names.person(proposal.ownerEnterprise), ownerWorkshop: names.person(proposal.ownerWorkshop), ownerPost: names.person(proposal.ownerPost) },
    people: peopleToChoose(names.members, permit.today),
    /** What is known of the standards the criterion cites: replaced, or soon to be. */
    standardNotices: standardNotices(citingTexts(item), known, permit.today, upkeep.standardNoticeDays).map(noticeWords),
    posts: places.map(({ postId, postName, workshopName }) => ({ value: postId, label: `${workshopName} · ${postName}` })),
    /** The version new assessments follow, and the one this item was assessed under. */
    standard: { version: standard.version, content: standard.content },
    original: original && { version: original.version, content: original.content },
  };
}

export type RiskItemView = NonNullable<Awaited<ReturnType<typeof riskItem>>>;

/**
 * What a new item needs to be written: the posts it may stand at, those of the workshop it is wanted for first, and its
 * post where that workshop has only one.
 */
export async function newRiskItem(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, workshopId: string | null = null) {
  const places = await placesOf(scopeOf(cx.store, permit.enterpriseId));
  const near = places.filter((place) => place.workshopId === workshopId);
  const ordered = [...near, ...places.filter((place) => place.workshopId !== workshopId)];
  return {
    posts: ordered.map(({ postId, postName, workshopName }) => ({ value: postId, label: `${workshopName} · ${postName}` })),
    postId: near.length === 1 ? near[0]!.postId : null,
  };
}
