import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { type FormState, StrayAnswer, SubmitButton, VerbForm } from '~/components/forms';
import { ProposedPosts } from '~/components/risk/library/ProposedPosts';
import { EmptyState, PageHeader, Section } from '~/components/ui';
import { TEMPLATE_CONTRACTS } from '~/domain/risk/library/contracts';
import { riskProposed } from '~/pages/risk/library/riskLibrary';
import { authorise, permitFor } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import importCss from '~/styles/riskImport.css?url';
import { proposing } from '~/verbs/riskTemplates';

export const meta: MetaFunction = () => [{ title: '拟设车间和岗位 · 质安' }];
export const links: LinksFunction = () => [riskCss, importCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  return { ...(await riskProposed(who.cx, who.permit, searchParams.getAll('category'), searchParams.get('by') === 'few' ? 'few' : 'library')), mayOpen: permitFor(who, 'organisation.manage') !== null };
}

export const action = proposing.action;

/** Out of what is made or sold: workshops and posts as the template has them, changed before anything is made, and the list laid on them. */
export default function Proposed() {
  const { categories, chosen, grouping, rows, proposed, posts, duties, mayOpen } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const submit = useSubmit();
  const choice = useRef<HTMLFormElement>(null);
  // What was chosen before scripts were at work counts as well.
  useEffect(() => {
    if (choice.current && new FormData(choice.current).get('by') !== grouping) submit(choice.current, { preventScrollReset: true, replace: true });
  }, [grouping, submit]);
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="拟设车间和岗位"
        description="按产品类别拟出来的，都是范本自己的名称，还没有建立。改成本企业的叫法，合并、去掉没有的，再一起建立；清单草稿同时放好，以后逐行确认。"
        actions={<Link className="button" to="/organisation">自己建车间和岗位</Link>}
      />
      <details className="fold">
        <summary>按企业档案得出的人员要求和出处</summary>
        <ul className="plain-list">{duties.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </details>
      <Form method="get" className="proposed-choice" ref={choice} onChange={({ currentTarget }) => submit(currentTarget, { preventScrollReset: true, replace: true })}>
        <details className="fold" open={chosen.length === 0}>
          <summary>产品类别：{categories.filter(({ id }) => chosen.includes(id)).map(({ name }) => name).join('、') || '还没有选'}</summary>
          <fieldset className="proposed-categories">
            <legend className="visually-hidden">产品类别（可选多个）</legend>
            {categories.map(({ id, name }) => (
              <label key={id} className="choice"><input type="checkbox" name="category" value={id} defaultChecked={chosen.includes(id)} /><span>{name}</span></label>
            ))}
          </fieldset>
        </details>
        <fieldset className="proposed-by">
          <legend className="visually-hidden">车间怎样拟</legend>
          <label className="choice"><input type="radio" name="by" value="library" defaultChecked={grouping === 'library'} /><span>车间按范本的名称</span></label>
          <label className="choice"><input type="radio" name="by" value="few" defaultChecked={grouping === 'few'} /><span>合成生产车间、质量部、仓库三处（本软件建议，适合小厂）</span></label>
        </fieldset>
        <noscript><button type="submit" className="button">按所选重拟</button></noscript>
      </Form>
      <StrayAnswer state={proposed.length === 0 ? state : undefined} />
      {proposed.length === 0 ? (
        <EmptyState
          title={chosen.length === 0 ? '请先选产品类别' : '没有要新设的岗位'}
          hint={chosen.length === 0 ? '选了生产或销售什么，这里拟出车间和岗位。' : '所选类别的岗位名称都已对上现有的岗位，或答过没有。'}
          action={chosen.length === 0 ? null : <Link className="button primary" to="/risk/library">去范本库放入清单</Link>}
        />
      ) : (
        <Section title={`拟设 ${proposed.length} 个岗位，清单草稿 ${rows} 行`}>
          <VerbForm state={state} className="form wide">
            {chosen.map((id) => <input key={id} type="hidden" name="category" value={id} />)}
            <ProposedPosts key={`${grouping} ${chosen.join(' ')} ${proposed.length}`} proposed={proposed} posts={posts} />
            {mayOpen ? <SubmitButton>{TEMPLATE_CONTRACTS.propose.send}</SubmitButton> : <p className="soft">新建车间和岗位由质量安全总监办理。</p>}
          </VerbForm>
        </Section>
      )}
    </>
  );
}
