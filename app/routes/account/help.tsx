import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { GUIDE_ROLES, ROLE_GUIDES } from '~/domain/report/roleGuide';
import { termSource, VOCABULARY } from '~/domain/rulepack/vocabulary';
import { authoriseAccount, homeOf } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '名词和说明 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { session } = await authoriseAccount(args);
  return { home: await homeOf(args), inFactory: session.actingEnterpriseId !== null };
}

/** Every term of the trade with its source, and the one page of each role to print. */
export default function Help() {
  const { home, inFactory } = useLoaderData<typeof loader>();
  return (
    <div className="terms">
      <h1>名词和说明</h1>
      <p>每个名词在本软件里的意思和它的来源。没有写明出自法规的，都是可以商量的做法。</p>
      {inFactory ? (
        <>
          <h2>每个人做什么（打印一页贴在墙上）</h2>
          <p className="links">{GUIDE_ROLES.map((role) => <a key={role} href={`/help/${role}.pdf`} download>{ROLE_GUIDES[role].name}</a>)}</p>
        </>
      ) : null}
      {Object.entries(VOCABULARY).map(([theme, { title, terms }]) => (
        <section key={theme} aria-label={title}>
          <h2>{title}</h2>
          <dl>
            {Object.entries(terms).map(([key, term]) => (
              <div key={key} id={key}>
                <dt>{term.name}</dt>
                <dd>{term.says}<small>来源：{termSource(term)}</small></dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="links"><Link to={home}>返回</Link></p>
    </div>
  );
}
