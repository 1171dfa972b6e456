import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, StrayAnswer } from '~/components/forms';
import { UpdateCard } from '~/components/risk/library/UpdateCard';
import { EmptyState, InstantText, PageHeader, PagePager, Section } from '~/components/ui';
import { pageIn } from '~/domain/shared/page';
import { libraryUpdates } from '~/pages/risk/library/libraryUpdates';
import { authorise } from '~/platform/web/authorise';
import lifeCss from '~/styles/riskLife.css?url';
import riskCss from '~/styles/risk.css?url';
import { update } from '~/verbs/riskTemplates';

export const meta: MetaFunction = () => [{ title: '范本更新 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }, { rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  return { view: await libraryUpdates(cx, permit, pageIn(new URL(args.request.url).searchParams)) };
}

export const action = update.action;

/** What changed in the library since the factory took its rows, to be taken or left row by row. */
export default function LibraryUpdates() {
  const { view } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const trail = [{ label: '风险清单', to: '/risk' }, { label: '范本库', to: '/risk/library' }];
  if (!view) return <><PageHeader trail={trail} title="范本更新" /><EmptyState title="范本库还没有装入" hint="请系统管理员重新启动软件，启动时会自动装入。" /></>;
  return (
    <>
      <PageHeader
        trail={trail}
        title="范本更新"
        description={`范本库现为第 ${view.edition.edition} 版。下面是本企业${view.version ? `第 ${view.version.number} 版${view.version.draft ? '草稿' : ''}` : '清单'}所用范本行的变化；采纳只改范本改过的字段，进入草稿后须由本企业人员确认。`}
      />
      {view.releases.length > 0 ? (
        <Section title="版次说明">
          <ul className="plain-list">{view.releases.map(({ edition, note, releasedAt, releasedByName }) => <li key={edition}>第 {edition} 版：{note} <span className="soft">{releasedByName} · <InstantText at={releasedAt} /></span></li>)}</ul>
        </Section>
      ) : null}
      <StrayAnswer state={view.updates.some(({ key, lineId }) => key === state?.values.key && lineId === state.values.lineId) ? undefined : state} />
      <Section title={`待处理（${view.total}）`}>
        {view.updates.length === 0 ? <EmptyState title="没有需要处理的范本更新" hint="范本库发布新版后，用过旧版的行会逐行列在这里。" action={<Link className="button" to="/risk">回风险清单</Link>} /> : null}
        {view.updates.map((update) => <UpdateCard key={`${update.categoryId}/${update.key}/${update.lineId}`} update={update} edition={view.edition.edition} state={state} />)}
        <PagePager page={view.page} pages={view.pages} />
      </Section>
    </>
  );
}
