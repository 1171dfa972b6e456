import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../../dialect/reader';
import { enterprises, invitations } from '../../schema';
import type { Scope } from '../scope';

export type Invitation = typeof invitations.$inferSelect;

/** The invitations of one factory. */
export const invitationsOf = (scope: Scope) => ({
  /** Those that wait for an answer, the oldest first. */
  open: async (): Promise<Invitation[]> =>
    scope.read
      .select()
      .from(invitations)
      .where(and(eq(invitations.enterpriseId, scope.enterpriseId), isNull(invitations.answer)))
      .orderBy(asc(invitations.invitedAt), asc(invitations.id)),
});

/** An invitation to one account, whichever factory it is from; null when it is to another. */
export async function invitationOf(read: Reader, accountId: string, id: string): Promise<Invitation | null> {
  return (await read.select().from(invitations).where(and(eq(invitations.accountId, accountId), eq(invitations.id, id))))[0] ?? null;
}

/** What waits for the answer of an account, with the name of the factory. */
export async function invitationsTo(read: Reader, accountId: string): Promise<(Pick<Invitation, 'id' | 'name' | 'joinedOn' | 'invitedByName' | 'invitedAt'> & { enterpriseName: string })[]> {
  return read
    .select({
      id: invitations.id, name: invitations.name, joinedOn: invitations.joinedOn, invitedByName: invitations.invitedByName, invitedAt: invitations.invitedAt,
      enterpriseName: enterprises.name,
    })
    .from(invitations)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, invitations.enterpriseId))
    .where(and(eq(invitations.accountId, accountId), isNull(invitations.answer)))
    .orderBy(asc(invitations.invitedAt), asc(invitations.id));
}
