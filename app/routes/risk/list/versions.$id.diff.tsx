import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DiffLineCard } from '~/components/risk/list/DiffLineCard';
import { EmptyState, FactList, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { riskDiff } from '~/pages/risk/list/riskDiff';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '版本对照 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  return (await riskDiff(cx, permit, args.params.id!, new URL(args.request.url).searchParams.get('with'))) ?? notFound();
}

const name = (number: number, published: boolean): string => `第 ${number} 版${published ? '' : '草稿'}`;

/** How two versions differ: what, who and why, by workshop and post. */
export default function VersionDiff() {
  const { before, after, counts, places, hidden, versions } = useLoaderData<typeof loader>();
  const trail = [{ label: '风险清单', to: '/risk' }, { label: '历次版本', to: '/risk/versions' }];
  const title = `${name(after.number, after.published !== null)}${before ? `与第 ${before.number} 版对照` : '（首版）'}`;
  return (
    <>
      <PageHeader trail={trail} title={title} description="改了什么、谁改的、为什么，按车间和岗位排列。理由来自改动时的记录。" />
      <Form method="get" className="diff-choice no-print">
        <label>
          <span className="field-label">与哪一版对照</span>
          <select className="control" name="with" defaultValue={before?.id ?? ''}>
            {versions.filter(({ value }) => value !== after.id).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </select>
        </label>
        <button type="submit" className="button">对照</button>
      </Form>
      <FactList
        columns={3}
        facts={[
          ['新增', `${counts.added} 项`], ['修改', `${counts.changed} 项`], ['移除', `${counts.removed} 项`], ['不变', `${counts.unchanged} 项`],
          ...(after.published ? [['批准发布', <span key="by">{after.published.publishedByName} <InstantText at={after.published.publishedAt} /></span>] as [string, ReactNode]] : []),
        ]}
      />
      {places.length === 0 ? <EmptyState title="两版内容相同" hint="没有新增、修改或移除的风险项。" action={<Link className="button" to="/risk/versions">返回历次版本</Link>} /> : null}
      {hidden > 0 ? <Notice tone="info" title={`改动较多，另有 ${hidden} 项未显示`}>完整内容见两版的风险分析表。</Notice> : null}
      {places.map(({ workshop, post, postId, lines }) => (
        <Section key={postId} title={`${workshop} · ${post}`} extra={<span className="soft">{lines.length} 项</span>}>
          {lines.map((line) => <DiffLineCard key={line.lineId} line={line} />)}
        </Section>
      ))}
    </>
  );
}
