import { insert, type Write } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { riskItems, riskListVersions } from 'db/schema';
import type { Step } from 'db/dialect/store';
import type { KeptItem, RiskListVersion } from 'db/repositories/risk/risk';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { recordAll } from '../../record';

/** A draft that is about to exist: the rows it starts with and the step that makes it. */
export interface NewDraft {
  readonly draft: RiskListVersion;
  readonly items: readonly KeptItem[];
  readonly step: Step;
}

/**
 * The next draft, from the version published last (every row with its line, its marks and its names) or empty. It is numbered after
 * that version, so that of two drafts begun at one moment the second finds its number taken and is decided again.
 */
export async function newDraft(cx: Pick<Context, 'now' | 'newId'>, scope: Scope, permit: Pick<Authorised<'risk.edit'>, 'enterpriseId' | 'personId'>): Promise<NewDraft> {
  const risk = riskOf(scope);
  const base = await risk.latestPublished();
  const draft: RiskListVersion = {
    id: cx.newId(),
    number: (base?.number ?? 0) + 1,
    basedOnId: base?.id ?? null,
    createdBy: permit.personId,
    createdAt: cx.now(),
    revision: 1,
    publication: null,
  };
  const items = base ? (await risk.itemsOf(base.id)).map((item): KeptItem => ({ ...item, id: cx.newId(), versionId: draft.id, version: 1 })) : [];
  const { enterpriseId } = permit;
  const writes: Write[] = [
    insert(riskListVersions, { enterpriseId, id: draft.id, number: draft.number, basedOnId: draft.basedOnId, createdBy: draft.createdBy, createdAt: draft.createdAt, revision: 1 }),
    insert(riskItems, items.map((item) => ({ enterpriseId, ...item }))),
  ];
  return {
    draft,
    items,
    step: {
      event: { type: 'risk.draftStarted', subject: { kind: 'riskListVersion', id: draft.id }, payload: { number: draft.number, basedOn: base?.number ?? null, items: items.length } },
      writes,
    },
  };
}

/** The draft to write into: the one that is held, or the next with the step that starts it. */
export async function draftFor(cx: Pick<Context, 'now' | 'newId'>, scope: Scope, permit: Pick<Authorised<'risk.edit'>, 'enterpriseId' | 'personId'>, held: RiskListVersion | null): Promise<Omit<NewDraft, 'step'> & { readonly started: readonly Step[] }> {
  if (held) return { draft: held, items: await riskOf(scope).itemsOf(held.id), started: [] };
  const { step, ...next } = await newDraft(cx, scope, permit);
  return { ...next, started: [step] };
}

/** Starts the next draft. Refused while there is one. */
export async function startDraft(cx: Context, permit: Authorised<'risk.edit'>): Promise<Decision<{ versionId: string; number: number }, RiskRefusal>> {
  return decide<{ versionId: string; number: number }, RiskRefusal>(async () => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    if (await riskOf(scope).draft()) return refused({ code: 'draftExists' });
    const { draft, step } = await newDraft(cx, scope, permit);
    await recordAll(cx, permit, [step]);
    return decided({ versionId: draft.id, number: draft.number });
  });
}
