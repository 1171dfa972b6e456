import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { KeyList } from '~/components/desk/KeyList';
import { EmptyState, LevelTag, PageHeader, StageTag } from '~/components/ui';
import { type FoundGroup, foundGroups } from '~/pages/desk/foundGroups';
import { LONGEST_QUESTION } from '~/domain/shared/words';
import { search } from '~/pages/desk/search';
import { authorise, permitFor } from '~/platform/web/authorise';
import searchCss from '~/styles/search.css?url';

export const meta: MetaFunction = () => [{ title: '查找 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: searchCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'desk.view');
  const { searchParams } = new URL(args.request.url);
  const view = await search(who.cx, who.permit.enterpriseId, (action) => permitFor(who, action), searchParams.get('q') ?? '');
  if (view.exact) throw redirect(view.exact);
  return { question: view.question, groups: foundGroups(view) };
}

export default function Search() {
  const { question, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={question ? `查找“${question}”` : '查找'} description="隐患、文书、报告按编号（完整的编号直接打开），隐患也按文字；风险项、人员、岗位、页面和可以办的事按文字、全拼或拼音首字母（如 jypx）。" />
      <Form action="/search" aria-label="查找" className="search-page" key={question}>
        <input className="control" type="search" name="q" defaultValue={question} maxLength={LONGEST_QUESTION} aria-label="查找的内容" />
        <button type="submit" className="button primary">查找</button>
      </Form>
      {groups.length === 0 ? (
        <EmptyState title="没有找到" hint="换个词再试：隐患可输编号或标题的开头，文书可输编号的开头，未销号的隐患也可输标题中的词；风险项、人员、岗位可输拼音。" />
      ) : (
        <div className="found">{groups.map((group) => <Group key={group.title} {...group} />)}</div>
      )}
      {question ? null : <section className="section" aria-label="按键"><header className="section-title"><h2>按键</h2></header><KeyList /></section>}
    </>
  );
}

/** Results of one kind. */
function Group({ title, rows, total, more }: FoundGroup) {
  return (
    <section className="section" aria-label={title}>
      <header className="section-title">
        <h2>{title}</h2>
        {more ? <Link to={more.to}>{more.text}</Link> : null}
      </header>
      <ul>
        {rows.map(({ to, title: name, note, stage, level, state, besides }) => (
          <li key={to + name}>
            <Link to={to}>{name}</Link>
            <span className="soft">{note}</span>
            {stage ? <StageTag stage={stage} /> : null}
            {level === undefined ? null : <LevelTag level={level} />}
            {state ? <span>{state}</span> : null}
            {besides ? <Link to={besides.to}>{besides.text}</Link> : null}
          </li>
        ))}
      </ul>
      {total > rows.length ? <p className="soft">只列出前 {rows.length} 项，请{more ? '到列表中看全部，或' : ''}多输几个字。</p> : null}
    </section>
  );
}
