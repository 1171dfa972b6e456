import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState } from '~/components/forms';
import { StandardLimits } from '~/components/risk/library/StandardLimits';
import { EmptyState, Notice, PageHeader, PagePager } from '~/components/ui';
import { pageIn } from '~/domain/shared/page';
import { riskLimits } from '~/pages/risk/library/riskLimits';
import { authorise } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import { limits } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '核对判定准则 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  const verified = Number(searchParams.get('verified') ?? Number.NaN);
  return { list: await riskLimits(cx, permit, pageIn(searchParams)), verified: Number.isInteger(verified) && verified > 0 ? verified : null };
}

export const action = limits.action;

/** The draft's criteria that nobody of the factory has read at their source yet, confirmed standard by standard. */
export default function Limits() {
  const { list, verified } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const trail = [{ label: '风险清单', to: '/risk?version=draft' }];
  if (!list) return <><PageHeader trail={trail} title="核对判定准则" /><EmptyState title="没有草稿" hint="准则在草稿里核对；请先在风险清单里新建一版。" action={<Link className="button primary" to="/risk">去风险清单</Link>} /></>;
  const { total } = list;
  return (
    <>
      <PageHeader term="criterion" trail={trail} title="核对判定准则" description={`第 ${list.number} 版草稿还有 ${total} 项准则没有核对。查到标准原文后，把同一标准的几项一起标为已核对。`} />
      {verified ? <Notice tone="success" title={`已核对 ${verified} 项`} /> : null}
      {total === 0 ? <EmptyState title="都核对过了" hint="有判定准则的风险项都已写明出处。" action={<Link className="button primary" to="/risk/publish">核对并发布</Link>} /> : null}
      {list.standards.map((standard) => (
        <StandardLimits key={standard.number} standard={standard} state={(state?.values?.group ?? '') === standard.number ? state : undefined} />
      ))}
      <PagePager page={list.page} pages={list.pages} />
    </>
  );
}
