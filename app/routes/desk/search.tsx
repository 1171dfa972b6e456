import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DayText, EmptyState, LevelTag, PageHeader, StageTag } from '~/components/ui';
import { search } from '~/pages/desk/search';
import { authorise, permitFor } from '~/platform/web/authorise';
import searchCss from '~/styles/search.css?url';

export const meta: MetaFunction = () => [{ title: '查找 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: searchCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'desk.view');
  const permits = { hazard: permitFor(who, 'hazard.view'), risk: permitFor(who, 'risk.view'), organisation: permitFor(who, 'organisation.view'), papers: permitFor(who, 'papers.view') };
  return search(who.cx, who.permit.enterpriseId, permits, new URL(args.request.url).searchParams.get('q') ?? '');
}

export default function Search() {
  const { question, hazards, items, people, posts, papers, ...rest } = useLoaderData<typeof loader>();
  const opens = 'opensOrganisation' in rest && rest.opensOrganisation;
  const words = encodeURIComponent(question);
  const none = [hazards, items, people, posts, papers].every((part) => !part || part.total === 0);
  return (
    <>
      <PageHeader title={question ? `查找“${question}”` : '查找'} description="隐患按编号或文字，文书按编号，风险项、人员、岗位按文字或拼音首字母（如 jypx）。" />
      <Form action="/search" aria-label="查找" className="search-page" key={question}>
        <input className="control" type="search" name="q" defaultValue={question} maxLength={60} aria-label="查找的内容" />
        <button type="submit" className="button primary">查找</button>
      </Form>
      {!question ? null : none ? (
        <EmptyState title="没有找到" hint="换个词再试：隐患可输编号或标题的开头，文书可输编号的开头，未销号的隐患也可输标题中的词；风险项、人员、岗位可输拼音首字母。" />
      ) : (
        <div className="found">
          <Part title="隐患" part={hazards} more={{ to: `/hazards?q=${words}`, text: '在台账中看' }}>
            {hazards?.rows.map(({ id, number, title, workshopName, postName, stage }) => (
              <li key={id}>
                <Link to={`/hazards/${id}`}>{title}</Link>
                <span className="soft">{number} · {workshopName} · {postName}</span>
                <StageTag stage={stage} />
              </li>
            ))}
          </Part>
          <Part title="文书" part={papers}>
            {papers?.rows.map(({ key, number, title, subject, state, to }) => (
              <li key={key}>
                <Link to={to}>{number}</Link>
                <span className="soft">{title} · {subject}</span>
                <span>{state}</span>
              </li>
            ))}
          </Part>
          <Part
            title={items?.version ? `风险项（第 ${items.version.number} 版${items.version.published ? '' : '草稿'}）` : '风险项'}
            part={items}
            more={{ to: `/risk?words=${words}`, text: '在清单中看' }}
          >
            {items?.rows.map(({ id, riskPoint, failure, place, level }) => (
              <li key={id}>
                <Link to={`/risk/items/${id}`}>{riskPoint}</Link>
                <span className="soft">{place}{failure ? ` · ${failure}` : ''}</span>
                <LevelTag level={level} />
              </li>
            ))}
          </Part>
          <Part title="人员" part={people}>
            {people?.rows.map(({ id, name, leftOn }) => (
              <li key={id}>
                <Link to={`/organisation/people/${id}`}>{name}</Link>
                {leftOn ? <span className="soft">最后在册日 <DayText day={leftOn} /></span> : null}
              </li>
            ))}
          </Part>
          <Part title="岗位" part={posts}>
            {posts?.rows.map(({ id, name, workshop }) => (
              <li key={id}>
                <Link to={opens ? `/organisation/posts/${id}` : `/risk?post=${id}`}>{name}</Link>
                <span className="soft">{workshop}</span>
                <Link to={`/risk?post=${id}`}>风险项</Link>
              </li>
            ))}
          </Part>
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly part: { readonly total: number; readonly rows: readonly unknown[] } | null;
  /** Where the rest is. */
  readonly more?: { readonly to: string; readonly text: string };
  readonly children: ReactNode;
}

/** Results of one kind; a kind without results is left out. */
function Part({ title, part, more, children }: PartProps) {
  if (!part || part.total === 0) return null;
  const hidden = part.total > part.rows.length;
  return (
    <section className="section" aria-label={title}>
      <header className="section-title">
        <h2>{title}</h2>
        {more ? <Link to={more.to}>{more.text}</Link> : null}
      </header>
      <ul>{children}</ul>
      {hidden ? <p className="soft">只列出前 {part.rows.length} 项，请{more ? '到列表中看全部，或' : ''}多输几个字。</p> : null}
    </section>
  );
}
