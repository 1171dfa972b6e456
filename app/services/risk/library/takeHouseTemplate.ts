import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { riskItems, riskStandards } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { adoptStandard } from '~/domain/risk/assess/adoptStandard';
import type { RiskStandard } from '~/domain/risk/assess/standard';
import { type HouseTemplate, layHouseRows, missingPosts } from '~/domain/risk/library/houseTemplate';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { openPlaces } from '../../organisation/places/openPlaces';
import { recordAll } from '../../record';
import { touch } from '../list/draft';
import { draftFor } from '../list/startDraft';
import { readHouseTemplate, type TemplateFileRefusal } from './readHouseTemplate';

/** A template of the house, or the text of a file that says it is one. */
export type HouseSource = HouseTemplate | { readonly json: string };

/** What more is taken besides the rows; null or false for nothing. */
export interface TakingWith {
  /** By permit of whoever may open posts: those that are missing. */
  readonly posts: Authorised<'organisation.manage'> | null;
  /** By permit of whoever may adopt one: the standard. */
  readonly standard: Authorised<'risk.publish'> | null;
}

export interface HouseTaken {
  readonly laid: number;
  readonly present: number;
  readonly waiting: number;
  readonly opened: number;
  readonly adopted: boolean;
}

/** The standard of a template as the next version here; null where it says nothing new. Refused where it is none that can be used. */
function standardStep(cx: Context, permit: Authorised<'risk.publish'>, { standard, factory }: HouseTemplate, current: RiskStandard): Decision<{ step: Step; standard: RiskStandard } | null, RiskRefusal> {
  if (!standard) return decided(null);
  const decision = adoptStandard({ ...standard, reason: `取自${factory}的范本` }, current);
  if (!decision.ok) return decision.refusal.code === 'standardUnchanged' ? decided(null) : refused(decision.refusal);
  const { version, content, reason } = decision.fact;
  const id = cx.newId();
  return decided({
    standard: { version, content },
    step: {
      event: { type: 'risk.standardAdopted', subject: { kind: 'riskStandard', id }, payload: { version, methods: content.methods, setId: content.ls.id, document: content.document, reason } },
      writes: [insert(riskStandards, { enterpriseId: permit.enterpriseId, id, number: version, content, adoptedBy: permit.personId, adoptedByName: permit.actor.name, adoptedAt: cx.now(), reason })],
    },
  });
}

/**
 * Takes a template into the draft (a new one where there is none), in one write set with the posts it opens and the standard it adopts. Rows of posts that are
 * not there and are not opened wait in the template; nothing of the list is changed. Events `risk.houseTemplateLaid` and those of posts and standard.
 */
export async function takeHouseTemplate(cx: Context, permit: Authorised<'risk.edit'>, template: HouseTemplate, also: TakingWith): Promise<Decision<HouseTaken, RiskRefusal>> {
  return decide<HouseTaken, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [standing, current, held] = await Promise.all([placesOf(scope), riskStandardsOf(scope).current(), riskOf(scope).draft()]);
    const wanted = missingPosts(template, standing).map(({ workshop, post }) => ({ sourceWorkshop: workshop, sourcePost: post, workshop, post }));
    const opened = await openPlaces(cx, also.posts ? { by: also.posts, wanted } : undefined);
    if (!opened.ok) return opened;
    const adopted = also.standard ? standardStep(cx, also.standard, template, current) : decided(null);
    if (!adopted.ok) return adopted;
    const { draft, items, started } = await draftFor(cx, scope, permit, held);
    const { laid, present, waiting } = layHouseRows(template.rows, items, [...standing, ...opened.fact.places], adopted.fact?.standard ?? current, personId, cx.now());
    const counts = { laid: laid.length, present: present.length, waiting: waiting.length, opened: opened.fact.places.length };
    const result = { ...counts, adopted: adopted.fact !== null };
    const last = items.reduce((highest, { position }) => Math.max(highest, position), 0);
    const rows = laid.map((content, index) => ({ enterpriseId, id: cx.newId(), versionId: draft.id, lineId: cx.newId(), position: last + index + 1, version: 1, ...content }));
    const laying: Step[] = rows.length === 0 ? [] : [
      ...started,
      { event: { type: 'risk.houseTemplateLaid', subject: { kind: 'riskListVersion', id: draft.id }, payload: { from: template.factory, ...counts } }, writes: [touch(enterpriseId, draft), insert(riskItems, rows)] },
    ];
    const steps = [...opened.fact.steps, ...(adopted.fact ? [adopted.fact.step] : []), ...laying];
    if (steps.length > 0) await recordAll(cx, permit, steps);
    return decided(result);
  });
}

/** Reads a template where it is a file, and takes it (`takeHouseTemplate`). */
export async function takeHouse(cx: Context, permit: Authorised<'risk.edit'>, source: HouseSource, also: TakingWith): Promise<Decision<HouseTaken, RiskRefusal | TemplateFileRefusal>> {
  const template = 'json' in source ? readHouseTemplate(source.json) : decided(source);
  return template.ok ? takeHouseTemplate(cx, permit, template.fact, also) : template;
}
