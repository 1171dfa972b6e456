import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, VerbForm, StrayAnswer, SubmitButton } from '~/components/forms';
import { MappingBoard } from '~/components/risk/library/MappingBoard';
import { EmptyState, Notice, PageHeader, Section } from '~/components/ui';
import { riskCopy } from '~/pages/risk/list/riskCopy';
import { authorise } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import importCss from '~/styles/riskImport.css?url';
import { copy } from '~/verbs/riskTemplates';

export const meta: MetaFunction = () => [{ title: '从其他车间复制 · 质安' }];
export const links: LinksFunction = () => [riskCss, importCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  const told = searchParams.get('copied') === null ? null : { copied: Number(searchParams.get('copied')), present: searchParams.getAll('present') };
  return { ...(await riskCopy(cx, permit, searchParams.get('from'), searchParams.get('to'))), told };
}

export const action = copy.action;

export default function Copy() {
  const { workshops, from, to, sources, posts, told } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="从其他车间复制"
        description="复制来的行是范本，由本车间逐行确认；责任人按任职建议，准则须重新核对。"
        actions={<Link className="button" to="/risk?version=draft">回到草稿</Link>}
      />
      {told ? (
        <Notice tone={told.copied > 0 ? 'success' : 'info'} title={`已复制 ${told.copied} 行`} action={told.copied > 0 ? <Link className="button primary" to="/risk?version=draft&mark=unconfirmed">去逐行确认</Link> : undefined}>
          {told.present.length > 0 ? <p>目标岗位已有、没有复制的：{told.present.join('、')}</p> : null}
        </Notice>
      ) : null}
      <StrayAnswer state={from && to && sources.length > 0 ? undefined : state} />
      <Section title="从哪里，到哪里">
        <Form method="get" className="filters" aria-label="选择车间">
          {([['from', '来源车间', from], ['to', '目标车间', to]] as const).map(([name, label, chosen]) => (
            <label key={name} className="field">
              <span className="field-label">{label}</span>
              <select className="control" name={name} defaultValue={chosen?.id ?? ''}>
                <option value="" disabled>请选择</option>
                {workshops.filter(({ items }) => name === 'to' || items > 0).map(({ id, name: workshop, items }) => <option key={id} value={id}>{workshop}（{items} 行）</option>)}
              </select>
            </label>
          ))}
          <button type="submit" className="button">并排看岗位</button>
        </Form>
      </Section>
      {from && to ? (
        sources.length > 0 ? (
          <Section title={`${from.name} 的岗位`}>
            <VerbForm key={`${from.id}/${to.id}`} state={state} className="form wide">
              <input type="hidden" name="from" value={from.id} />
              <input type="hidden" name="to" value={to.id} />
              <MappingBoard sources={sources.map(({ rows, ...source }) => ({ ...source, waiting: `${rows} 行` }))} posts={posts} placeholder="不复制" declinable={false} />
              <SubmitButton>复制到所选岗位</SubmitButton>
            </VerbForm>
          </Section>
        ) : (
          <EmptyState title={`${from.name}还没有风险项`} hint="请另选一个来源车间。" />
        )
      ) : null}
    </>
  );
}
