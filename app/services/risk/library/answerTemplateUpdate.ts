import type { Step } from 'db/dialect/store';
import { insert, remove, type Write } from 'db/dialect/writes';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { templateUpdatesOf } from 'db/repositories/risk/templateUpdates';
import { riskItems, templateChoices } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type ItemContent, layRows } from '~/domain/risk/library/lay';
import { takeUpdate } from '~/domain/risk/library/templateUpdates';
import type { UpdateRefusal } from '~/domain/risk/library/updateRefusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, touch } from '../list/draft';
import { draftFor } from '../list/startDraft';
import { recordAll } from '../../record';

/** An update as somebody saw it. */
export interface SeenUpdate {
  readonly categoryId: string;
  readonly key: string;
  readonly lineId: string;
  readonly edition: number;
}

/**
 * Takes one changed row of the library into the draft (a new one where there is none), as an unconfirmed change, or
 * leaves it. Either way it is not asked again until the library changes the row once more.
 */
export function answerTemplateUpdate(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenUpdate, take: boolean): Promise<Decision<{ riskPoint: string }, UpdateRefusal>> {
  return decide<{ riskPoint: string }, UpdateRefusal>(async () => {
    const { enterpriseId, personId, actor } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const file = await templateUpdatesOf(scope);
    const update = file?.updates.find((one) => one.categoryId === seen.categoryId && one.key === seen.key && one.lineId === seen.lineId);
    if (!file || !update || file.edition.edition !== seen.edition) return refused({ code: 'updateGone' });
    const at = cx.now();
    const riskPoint = (update.after ?? update.before)!.riskPoint;
    const choice = insert(templateChoices, { enterpriseId, ...seen, answer: take ? 'taken' : 'left', answeredBy: personId, answeredByName: actor.name, answeredAt: at });
    const told = (type: 'risk.templateLeft' | 'risk.templateTaken', why: string, lineId: string, writes: readonly Write[]): Step => ({
      event: { type, subject: { kind: 'riskLine', id: lineId || `${seen.categoryId}/${seen.key}` }, payload: { ...seen, lineId, kind: update.kind, riskPoint, reason: why } },
      writes: [...writes, choice],
    });
    if (!take) {
      await recordAll(cx, permit, [told('risk.templateLeft', '', seen.lineId, [])]);
      return decided({ riskPoint });
    }
    const held = await riskOf(scope).draft();
    const { draft, items, started } = await draftFor(cx, scope, permit, held);
    const standard = await riskStandardsOf(scope).current();
    const editorReason = file.changes.filter(({ categoryId, key }) => categoryId === seen.categoryId && key === seen.key).at(-1)?.reason ?? '';
    const why = `范本第 ${seen.edition} 版${editorReason ? `：${editorReason}` : ''}`;
    let lineId = seen.lineId;
    let writes: Write[];
    if (update.kind === 'added') {
      const names = new Map((await libraryOf(scope).categories(seen.edition)).map(({ id, name }) => [id, name]));
      const [places, mappings] = await Promise.all([placesOf(scope), riskOf(scope).mappings()]);
      const { laid: [content] } = layRows([update.after!], { places, mappings, items, categoryNames: names }, standard, personId, at);
      if (!content) {
        const { workshop, post } = update.after!;
        return refused(items.some((item) => item.riskPoint === riskPoint) ? { code: 'updateClashes', riskPoint } : { code: 'updateNoPlace', workshop, post });
      }
      lineId = cx.newId();
      const position = items.reduce((highest, item) => Math.max(highest, item.position), 0) + 1;
      writes = [insert(riskItems, { enterpriseId, id: cx.newId(), versionId: draft.id, lineId, position, version: 1, templateEdition: seen.edition, ...content })];
    } else {
      const line = items.find((item) => item.lineId === seen.lineId);
      if (!line) return refused({ code: 'updateLineGone' });
      if (update.kind === 'retired') writes = [remove(riskItems, { enterpriseId, id: line.id }, { version: line.version })];
      else {
        const set: Partial<ItemContent> & { templateEdition: number } = { ...takeUpdate(update, standard, personId, at), templateEdition: seen.edition };
        const moved = { stage: line.stage, riskPoint: line.riskPoint, ...set };
        const twin = items.some((item) => item.id !== line.id && item.postId === line.postId && item.stage === moved.stage && item.riskPoint === moved.riskPoint);
        if (twin) return refused({ code: 'updateClashes', riskPoint: moved.riskPoint });
        writes = [rewrite(enterpriseId, line, set)];
      }
    }
    const step = told('risk.templateTaken', why, lineId, [touch(enterpriseId, draft), ...writes]);
    await recordAll(cx, permit, [...started, step]);
    return decided({ riskPoint });
  });
}
