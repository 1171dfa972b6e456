import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { fillOwners, ledByOne, nameOwners as name, type OwnersInput } from '~/domain/risk/list/nameOwners';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { marksOf } from '~/domain/risk/list/marks';
import type { OwnerMarks, RiskItem } from '~/domain/risk/types';
import { canonicalJson } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItems, touch } from './draft';
import { record } from '../../record';

/** Either names given by hand, the same for every row chosen, or the names each row's posts propose where nobody stands. */
export type NameOwnersInput = { readonly by: 'hand'; readonly owners: OwnersInput; readonly marks?: OwnerMarks } | { readonly by: 'post' };

/** Names the responsible persons of one or many items of the draft and, by hand, marks the part of each level (exactly one leads). */
export async function nameOwners(cx: Context, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[], input: NameOwnersInput): Promise<Decision<{ named: number }, RiskRefusal>> {
  return decide<{ named: number }, RiskRefusal>(async () => {
    const { enterpriseId, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const found = await seenItems(scope, permit, seen);
    if (!found.ok) return found;
    const { draft, items } = found.fact;
    const people = peopleOf(scope);
    const [members, appointments, holdings] = await Promise.all([people.persons(), people.appointments(), people.holdings()]);
    const hand = input.by === 'hand' ? name(input.owners, members, today) : null;
    if (hand && !hand.ok) return refused(hand.refusal);
    const marks = input.by === 'hand' ? (input.marks ?? null) : null;
    if (marks && !ledByOne(marks)) return refused({ code: 'leadNotOne' });
    const marking = (item: RiskItem, owners: OwnersInput): { ownerMarks?: OwnerMarks } =>
      marks && canonicalJson(marks) !== canonicalJson(marksOf({ ...item, ...owners })) ? { ownerMarks: marks } : {};
    const named = items
      .map((item) => ({ item, owners: hand ? hand.fact : fillOwners(item, { appointments, holdings }, today) }))
      .map(({ item, owners }) => ({ item, owners, marked: marking(item, owners) }))
      .filter(({ item, owners, marked }) => marked.ownerMarks || Object.entries(owners).some(([field, id]) => item[field as keyof OwnersInput] !== id));
    if (named.length === 0) {
      const bare = items.some(({ ownerEnterprise, ownerWorkshop, ownerPost }) => !ownerEnterprise && !ownerWorkshop && !ownerPost);
      return input.by === 'post' && bare ? refused({ code: 'nobodyNamed' }) : decided({ named: 0 });
    }
    await record(cx, permit, { type: 'risk.ownersNamed', subject: { kind: 'riskListVersion', id: draft.id }, payload: { by: input.by, items: named.map(({ item }) => item.id) } }, [
      touch(enterpriseId, draft), ...named.map(({ item, owners, marked }) => rewrite(enterpriseId, item, { ...owners, ...marked })),
    ]);
    return decided({ named: named.length });
  });
}
