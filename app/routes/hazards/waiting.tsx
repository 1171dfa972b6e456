import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { WaitingHazard } from '~/components/hazard/WaitingHazard';
import { EmptyState, Notice, PageHeader } from '~/components/ui';
import { HAZARD_WAIT_WORDS, HAZARD_WAITS } from '~/domain/hazard/waits';
import { hazardsTogether } from '~/pages/hazard/hazardsWaiting';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? HAZARD_WAIT_WORDS[data.wait].act : '隐患'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const { searchParams } = new URL(args.request.url);
  const wait = HAZARD_WAITS.find((one) => one === searchParams.get('for')) ?? notFound();
  return { wait, ...(await hazardsTogether(cx, permit, wait, searchParams.get('done'))) };
}

/** Hazards that wait for the same act of the same person, one below the other, each decided without leaving the page. */
export default function Waiting() {
  const { wait, total, files, done } = useLoaderData<typeof loader>();
  const { act, many } = HAZARD_WAIT_WORDS[wait];
  return (
    <>
      <PageHeader trail={[{ label: '隐患', to: '/hazards' }]} title={act} description={total > 0 ? `${total} ${many}，期限近的在前。逐项办理，办完一项，其余的还在这一页。` : undefined} />
      {done ? <Notice tone="success" title="已办理一项"><Link to={`/hazards/${done.id}`}>{done.number}</Link></Notice> : null}
      {files.length === 0 ? <EmptyState title={`没有等您${act}的隐患`} hint="有新的时，工作台“等我处理”里会列出。" action={<Link className="button" to="/desk">回到工作台</Link>} /> : null}
      {files.map((file) => <WaitingHazard key={file.hazard.id} file={file} wait={wait} />)}
      {total > files.length ? <p className="soft">先列出前 {files.length} 项，办完后接着列出其余的。</p> : null}
    </>
  );
}
