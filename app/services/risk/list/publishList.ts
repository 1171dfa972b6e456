import { insert } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { listGroundOf } from 'db/repositories/risk/riskGround';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { riskListPublications } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { diffLists } from '~/domain/risk/list/diff';
import { publish } from '~/domain/risk/list/publish';
import { concernedPosts, readersOf } from '~/domain/risk/upkeep/readings';
import type { RiskRefusal } from '~/domain/risk/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '~/services/context';
import { touch } from './draft';
import { rosterWithNames } from '../../inbox/people';
import { paperGroundNow } from '../../papers/paperGround';
import { addressOf } from '../../enterprise/addressOf';
import { listSealings, postCodes, WHOLE_LIST } from '../../papers/riskPaper';
import { seal } from '../../papers/seal';
import { enter } from '../../papers/register';
import { listHash } from './listHash';
import { record } from '../../record';

/** A draft as the director saw it. */
export interface SeenDraft {
  readonly versionId: string;
  readonly revision: number;
}

/**
 * Publishes the draft as the director saw it: nothing of it changes afterwards, and whoever holds a post of which a row
 * changed is asked to read it. Refused when it lacks something, was published already, or was changed since it was looked over.
 */
export async function publishList(cx: Pick<Context, 'store' | 'site' | 'now' | 'newId' | 'asked'>, permit: Authorised<'risk.publish'>, seen: SeenDraft): Promise<Decision<{ number: number; effectiveFrom: Day }, RiskRefusal>> {
  return decide<{ number: number; effectiveFrom: Day }, RiskRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const risk = riskOf(scope);
    const draft = await risk.version(seen.versionId);
    if (!draft) return refused({ code: 'notFound' });
    if (draft.publication) return refused({ code: 'published' });
    if (draft.revision !== seen.revision) return refused({ code: 'listMoved' });
    const [items, base, ground] = await Promise.all([risk.itemsOf(draft.id), risk.latestPublished(), listGroundOf(scope, permit.today)]);
    const decision = publish(items, ground, base === null);
    if (!decision.ok) return refused(decision.refusal);
    const { effectiveFrom, itemCount, levels, warnings } = decision.fact;
    const diff = diffLists(base ? await risk.itemsOf(base.id) : [], items);
    const contentHash = listHash(items);
    const paperGround = await paperGroundNow(scope, items);
    const at = cx.now();
    const publication = { publishedBy: permit.personId, publishedByName: permit.actor.name, publishedAt: at, effectiveFrom, itemCount, contentHash };
    const listed = { version: { ...draft, publication }, items, ground: paperGround, groundKept: true, contentHash, part: WHOLE_LIST, address: await addressOf(cx, scope) };
    const sealings = listSealings(listed, await postCodes(scope));
    const register = registerOf(scope);
    const before = await Promise.all(sealings.map(({ kind }) => register.before(kind, '', draft.id)));
    const version = `第 ${draft.number} 版`;
    const kept = sealings.flatMap(({ title, ...sealing }, index) => [
      seal({ enterpriseId, id: cx.newId(), subjectId: draft.id, ordinal: 1, at, ...sealing }),
      ...enter(cx, enterpriseId, before[index] ?? null, {
        kind: sealing.kind, number: sealing.number, title, factory: paperGround.factory, version, subjectKind: 'riskListVersion', subjectId: draft.id,
        about: sealing.kind === 'riskCards' ? `${version}，每岗一张` : version, day: dayOf(at), contentHash, step: 'published', issuedAt: at,
      }),
    ]);
    const { roster } = await rosterWithNames(scope, permit.today);
    const { readers } = readersOf(concernedPosts(diff), roster);
    await record(
      cx,
      permit,
      {
        type: 'risk.listPublished',
        subject: { kind: 'riskListVersion', id: draft.id },
        payload: {
          number: draft.number, effectiveFrom, contentHash, items: itemCount, levels, warnings: warnings.length,
          added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length, readers: [...readers.keys()],
        },
      },
      [
        touch(enterpriseId, draft),
        insert(riskListPublications, {
          enterpriseId, versionId: draft.id, paperGround, ...publication,
        }),
        ...kept,
      ],
    );
    return decided({ number: draft.number, effectiveFrom });
  });
}
