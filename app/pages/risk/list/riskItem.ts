import { rulesFor } from 'db/repositories/organisation/enterprises';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { placesOf } from 'db/repositories/risk/riskGround';
import { peopleOf } from 'db/repositories/organisation/people';
import { measuredOf } from 'db/repositories/routine/measured';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { citingTexts } from '~/domain/risk/list/lacks';
import { proposeOwners } from '~/domain/risk/list/owners';
import { lastValuesOf } from '~/domain/routine/lastValues';
import { noticeWords, standardNotices } from '~/domain/risk/library/standards';
import type { Context } from '~/services/context';
import { namesOf, peopleToChoose } from './names';

/** One item with everything its page shows; null when it does not exist, is not reached, or stands in a draft that is not for these eyes. */
export async function riskItem(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, canEdit: boolean, id: string) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const item = await risk.item(id);
  if (!item || !covers(permit, item)) return null;
  const people = peopleOf(scope);
  const standards = riskStandardsOf(scope);
  const [version, names, standard, original, places, appointments, holdings, known, { upkeep }, measured] = await Promise.all([
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
  ]);
  if (!version || (!version.publication && permit.reach !== 'enterprise')) return null;
  const proposal = proposeOwners(item, { appointments, holdings }, permit.today);
  return {
    item,
    /** What was measured last. */
    last: lastValuesOf(measured, item.measurements ?? []),
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
