import { Link } from '@remix-run/react';
import type { Day } from '~/domain/shared/day';

interface PostLeaf {
  readonly id: string;
  readonly name: string;
  readonly dueTime: string;
  readonly closedOn: Day | null;
  readonly holders: readonly string[];
}

interface WorkshopBranch {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
  readonly heads: readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string; readonly closedOn: Day | null; readonly posts: readonly PostLeaf[] }[];
  readonly posts: readonly PostLeaf[];
}

/** Workshops with their teams and posts, each with who holds it; a click shows its people, 详情 leads to its page. */
export function TreeView({ workshops, at }: { workshops: readonly WorkshopBranch[]; at: string | null }) {
  return (
    <ul className="tree">
      {workshops.map((workshop) => (
        <li key={workshop.id}>
          <Node id={workshop.id} name={workshop.name} kind="workshops" closed={workshop.closedOn !== null} chosen={at === workshop.id} note={workshop.heads.length > 0 ? `车间主任 ${workshop.heads.join('、')}` : '未安排车间主任'} />
          <ul>
            {workshop.teams.map((team) => (
              <li key={team.id}>
                <span className="tree-node">
                  <span className="tree-name">{team.name}{team.closedOn ? '（已关闭）' : ''}</span>
                  <Link className="tree-more" to={`/organisation/teams/${team.id}`} aria-label={`${team.name}的详情`}>详情</Link>
                </span>
                <ul><Posts posts={team.posts} at={at} /></ul>
              </li>
            ))}
            <Posts posts={workshop.posts} at={at} />
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Posts({ posts, at }: { posts: readonly PostLeaf[]; at: string | null }) {
  return posts.map((post) => (
    <li key={post.id}>
      <Node id={post.id} name={post.name} kind="posts" closed={post.closedOn !== null} chosen={at === post.id} note={`${post.dueTime} 前 · ${post.holders.length > 0 ? post.holders.join('、') : '未安排人员'}`} />
    </li>
  ));
}

function Node({ id, name, kind, closed, chosen, note }: { id: string; name: string; kind: 'workshops' | 'posts'; closed: boolean; chosen: boolean; note: string }) {
  return (
    <span className={chosen ? 'tree-node chosen' : 'tree-node'}>
      <Link className="tree-name" to={`/organisation?at=${id}`} aria-current={chosen || undefined}>{name}</Link>
      <span className="soft">{closed ? '已关闭' : note}</span>
      <Link className="tree-more" to={`/organisation/${kind}/${id}`} aria-label={`${name}的详情`}>详情</Link>
    </span>
  );
}
