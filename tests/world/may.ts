import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { MayDo } from '~/pages/desk/search';

/** Who may do just this and nothing else. */
export const only = <Given extends Action>(given: Given, permit: Authorised<Given>): MayDo => <A extends Action>(action: A) => ((action as Action) === given ? (permit as unknown as Authorised<A>) : null);
