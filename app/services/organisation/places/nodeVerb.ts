import { update, type Write } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { posts, teams, workshops } from 'db/schema';
import type { NewEvent } from '~/domain/events/event';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Post, Team, Versioned, Workshop } from '~/domain/organisation/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';
import { nodeMoved } from './nodeNow';

/** What hangs in the tree of a factory. */
export interface Nodes {
  readonly workshop: Versioned<Workshop>;
  readonly team: Versioned<Team>;
  readonly post: Versioned<Post>;
}
export type Tree = ReturnType<typeof organisationOf>;
type Key = { readonly enterpriseId: string; readonly id: string };
type Columns = Partial<Pick<Post, 'name' | 'closedOn' | 'dueTime'>> & { readonly version: number };

/** Finds a node of each kind. */
export const FINDERS: { readonly [K in keyof Nodes]: (tree: Tree, id: string) => Promise<Nodes[K] | null> } = {
  workshop: (tree, id) => tree.workshop(id), team: (tree, id) => tree.team(id), post: (tree, id) => tree.post(id),
};
const WRITES: { readonly [K in keyof Nodes]: (key: Key, set: Columns, when: { readonly version: number }) => Write } = {
  workshop: (key, set, when) => update(workshops, key, set, when), team: (key, set, when) => update(teams, key, set, when), post: (key, set, when) => update(posts, key, set, when),
};

/** A node with the tree it hangs in, and by whose permit it is changed. */
export interface NodeGround<K extends keyof Nodes> {
  readonly node: Nodes[K];
  readonly tree: Tree;
  readonly scope: Scope;
  readonly permit: Authorised<'organisation.manage'>;
}

/** What is to be set of a node, and what its event says. */
interface NodeChange {
  readonly set: Omit<Columns, 'version'>;
  readonly payload: object;
}

/**
 * A verb that changes one node of the tree: found, as it was seen where the form says so, judged, and told as one event (`post.renamed`). Nothing to change is
 * no event.
 */
export const nodeVerb =
  <K extends keyof Nodes, Input extends { readonly version?: number }>(
    kind: K, act: 'renamed' | 'closed' | 'dueTimeSet', judge: (ground: NodeGround<K>, input: Input) => Promise<Decision<NodeChange | null, OrganisationRefusal>>,
  ) =>
  (cx: Context, permit: Authorised<'organisation.manage'>, id: string, input: Input): Promise<Decision<{ id: string }, OrganisationRefusal>> =>
    decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
      const scope = scopeOf(cx.store, permit.enterpriseId);
      const tree = organisationOf(scope);
      const node = await FINDERS[kind](tree, id);
      if (!node) return refused({ code: 'notFound' });
      if (input.version !== undefined && node.version !== input.version) return nodeMoved(tree, node);
      const decision = await judge({ node, tree, scope, permit }, input);
      if (!decision.ok) return decision;
      if (decision.fact === null) return decided({ id });
      const { set, payload } = decision.fact;
      const { version } = node;
      const write = WRITES[kind]({ enterpriseId: permit.enterpriseId, id }, { ...set, version: version + 1 }, { version });
      await record(cx, permit, { type: `${kind}.${act}`, subject: { kind, id }, payload } as NewEvent, [write]);
      return decided({ id });
    });
