import { redirect } from '@remix-run/node';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { EditorPermit } from '~/domain/risk/library/libraryEdit';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { type Asked, authorise, authoriseAccount, authoriseEditor, authoriseFactory, authoriseRegulator, type FactoryVisitor, permitFor } from '~/platform/web/authorise';
import type { Context } from '~/services/context';
import type { Sender } from '~/services/once';
import type { SignedIn } from '~/services/session/sessions';

/** What somebody needs to do a verb besides a permission of a factory. */
interface Others {
  readonly account: SignedIn;
  readonly factory: Member;
  readonly regulator: RegulatorPermit;
  readonly editor: EditorPermit;
}

/** Who may: whoever holds a permission in a factory, anybody of a factory, anybody signed in, an officer of a regulator, an editor of the library. */
export type Needs = Action | keyof Others;

/** The permit that such a person has. */
export type PermitOf<N extends Needs> = N extends keyof Others ? Others[N] : N extends Action ? Authorised<N> : never;

/** Somebody who may: with what, as whom, and what else. */
export interface Opened<N extends Needs> {
  readonly cx: Context;
  readonly permit: PermitOf<N>;
  readonly sender: Sender;
  /** The session that asks, where it acts in a factory. */
  readonly visitor?: FactoryVisitor;
  readonly may: <A extends Action>(action: A) => Authorised<A> | null;
}

const nothingMore = () => null;

/** Keys of those who send outside a factory are told apart by what they belong to. */
const OPENINGS: { readonly [N in keyof Others]: (asked: Asked) => Promise<Opened<N>> } = {
  account: async (asked) => {
    const permit = await authoriseAccount(asked);
    // Whoever handed out a first password shall plant nothing that outlives it.
    if (permit.account.mustChangePassword) throw redirect('/first-password');
    return { cx: asked.context.cx, permit, sender: { enterpriseId: 'accounts', personId: permit.account.id }, may: nothingMore };
  },
  factory: async (asked) => {
    const who = await authoriseFactory(asked);
    return { cx: who.cx, permit: who.permit, sender: who.permit, visitor: who, may: (action) => permitFor(who, action) };
  },
  regulator: async (asked) => {
    const { cx, permit } = await authoriseRegulator(asked);
    return { cx, permit, sender: { enterpriseId: permit.regulatorId, personId: permit.officerId }, may: nothingMore };
  },
  editor: async (asked) => {
    const { cx, permit } = await authoriseEditor(asked);
    return { cx, permit, sender: { enterpriseId: 'library', personId: permit.editorId }, may: nothingMore };
  },
};

const isOther = (needs: Needs): needs is keyof Others => needs in OPENINGS;

/** Opens a verb to whoever asks and may; everybody else is turned away. */
export async function openTo<N extends Needs>(asked: Asked, needs: N): Promise<Opened<N>> {
  if (isOther(needs)) return (await OPENINGS[needs](asked)) as unknown as Opened<N>;
  const who = await authorise(asked, needs as Action);
  const { cx, permit } = who;
  return { cx, permit: permit as unknown as PermitOf<N>, sender: permit, visitor: who, may: (action) => permitFor(who, action) };
}
