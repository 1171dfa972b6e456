import { Link, useSearchParams } from '@remix-run/react';
import type { RiskLevel } from '~/domain/risk/types';
import { LevelMark } from '../../ui';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly worst: RiskLevel | null;
}

/** Workshops and posts with the number of their rows and their worst level; choosing one narrows the table. */
export function RiskTree({ tree, all }: { tree: readonly (Node & { readonly posts: readonly Node[] })[]; all: number }) {
  const [params] = useSearchParams();
  const to = (name: 'workshop' | 'post' | null, id = ''): string => {
    const next = new URLSearchParams(params);
    for (const key of ['workshop', 'post', 'page']) next.delete(key);
    if (name) next.set(name, id);
    return `?${next.toString()}`;
  };
  const line = (node: Node, name: 'workshop' | 'post') => (
    <Link to={to(name, node.id)} aria-current={params.get(name) === node.id ? 'true' : undefined} preventScrollReset>
      <span>{node.name}</span>
      {node.worst ? <LevelMark level={node.worst} size={10} /> : null}
      <b>{node.items}</b>
    </Link>
  );
  return (
    <nav className="risk-tree no-print" aria-label="车间与岗位">
      <Link to={to(null)} aria-current={!params.get('workshop') && !params.get('post') ? 'true' : undefined} preventScrollReset>
        <span>全部</span>
        <b>{all}</b>
      </Link>
      <ul>
        {tree.map((workshop) => (
          <li key={workshop.id}>
            {line(workshop, 'workshop')}
            <ul>
              {workshop.posts.map((post) => (
                <li key={post.id}>{line(post, 'post')}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
