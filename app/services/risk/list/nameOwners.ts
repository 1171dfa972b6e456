import { peopleOf } from 'db/repositories/organisation/people';
import type { Authorised } from '~/domain/organisation/access/authority';
import { fillOwners, ledByOne, nameOwners as name, type OwnersInput } from '~/domain/risk/list/nameOwners';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { marksOf } from '~/domain/risk/list/marks';
import type { OwnerMarks, RiskItem } from '~/domain/risk/types';
import { canonicalJson } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItems, rewrite, type SeenItem } from './draft';

/** Either names given by hand, the same for every row chosen, or the names each row's posts propose where nobody stands. */
export type NameOwnersInput = { readonly by: 'hand'; readonly owners: OwnersInput; readonly marks?: OwnerMarks } | { readonly by: 'post' };

/** Names the responsible persons of one or many items of the draft and, by hand, marks the part of each level (exactly one leads). */
export const nameOwners = (cx: Context, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[], input: NameOwnersInput): Promise<Decision<{ named: number }, RiskRefusal>> =>
  onItems(cx, permit, seen, async ({ draft, items, scope }) => {
    const { enterpriseId, today } = permit;
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
      return input.by === 'post' && bare ? refused({ code: 'nobodyNamed' }) : decided({ fact: { named: 0 } });
    }
    return decided({
      fact: { named: named.length },
      event: { type: 'risk.ownersNamed', subject: { kind: 'riskListVersion', id: draft.id }, payload: { by: input.by, items: named.map(({ item }) => item.id) } },
      writes: named.map(({ item, owners, marked }) => rewrite(enterpriseId, item, { ...owners, ...marked })),
    });
  });
