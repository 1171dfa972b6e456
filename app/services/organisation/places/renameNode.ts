import { type NamedNode, renameNode } from '~/domain/organisation/places/renameNode';
import { decided } from '~/domain/shared/decision';
import { type Nodes, nodeVerb, type Tree } from './nodeVerb';

/** Gives a node another name, free among its siblings; records keep the name they were made under. */
const renaming = <K extends keyof Nodes>(kind: K, siblings: (tree: Tree, node: Nodes[K]) => Promise<readonly NamedNode[]>) =>
  nodeVerb<K, { readonly name: string; readonly version: number }>(kind, 'renamed', async ({ tree, node }, { name }) => {
    const decision = renameNode(node, await siblings(tree, node), name);
    if (!decision.ok) return decision;
    return decided(decision.fact.from === decision.fact.to ? null : { set: { name }, payload: decision.fact });
  });

/** Event `workshop.renamed`. */
export const renameWorkshop = renaming('workshop', (tree) => tree.workshops());
/** Event `team.renamed`. */
export const renameTeam = renaming('team', async (tree, team) => (await tree.teams()).filter(({ workshopId }) => workshopId === team.workshopId));
/** Event `post.renamed`. */
export const renamePost = renaming('post', (tree, post) => tree.postsOfWorkshop(post.workshopId));
