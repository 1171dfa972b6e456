import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, VerbForm, SubmitButton } from '~/components/forms';
import { ItemFields } from '~/components/risk/list/ItemFields';
import { EmptyState, PageHeader } from '~/components/ui';
import { newRiskItem } from '~/pages/risk/list/riskItem';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { authorise } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import { item } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '新增风险项 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  const view = await newRiskItem(cx, permit, searchParams.get('workshop'));
  const { stage, dimension } = parseRiskListQuery(searchParams);
  return { posts: view.posts, given: { postId: view.postId, stage, dimension } };
}

export const action = item.action;

export default function NewItem() {
  const { posts, given } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '风险清单', to: '/risk' }]} title="新增风险项" description="保存后接着评价等级、指定责任人。" />
      {posts.length === 0 ? (
        <EmptyState title="还没有岗位" hint="风险项要放在岗位上。" action={<Link className="button primary" to="/organisation">去建立车间和岗位</Link>} />
      ) : (
        <VerbForm state={state} className="form wide">
          <ItemFields posts={posts} given={given} />
          <SubmitButton>保存</SubmitButton>
        </VerbForm>
      )}
    </>
  );
}
