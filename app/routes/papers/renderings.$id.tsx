import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Notice, PageHeader, Section } from '~/components/ui';
import { AskAgain } from '~/components/ui/AskAgain';
import { FORMAT_NAMES } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readRendering } from '~/services/papers/readRendering';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `生成${data?.title ?? '文书'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  return (await readRendering(cx, permit, args.params.id!)) ?? notFound();
}

export default function Rendering() {
  const view = useLoaderData<typeof loader>();
  const { id, title, paper, format, state, progress, attempts } = view;
  const open = state === 'waiting' || state === 'working';
  return (
    <>
      {open ? <AskAgain everyMs={1_000} refreshSeconds={2} /> : null}
      <PageHeader title={`生成《${title}》`} trail={[{ label: '文书', to: '/papers' }]} />
      {open ? (
        <Section title={state === 'working' ? '正在生成' : '排队中'}>
          <p>
            <label>
              进度 <progress max={100} value={progress} /> {progress}%
            </label>
          </p>
          <output className="soft">{attempts > 1 ? `前一次没有成功，正在第 ${attempts} 次生成。` : '可以离开这一页，生成好后回来下载。'}</output>
        </Section>
      ) : null}
      {state === 'done' ? (
        <Notice tone="success" title="已生成" action={<a className="button primary" href={`/renderings/${id}/document.${format}`}>下载 {FORMAT_NAMES[format]}</a>}>
          <p>{paper === 'monthBook' ? '内容是生成时的样子；之后又签字或补充的，需要重新生成。打开后可按书签翻到每一份。' : '内容是这一版清单生成时的样子；草稿之后再改，需要重新生成。'}</p>
        </Notice>
      ) : null}
      {state === 'failed' ? (
        <Notice tone="error" title="没有生成成功">
          <p>原因已经记录。请<Link to="/papers">回到文书</Link>重新生成；再次不成功，请联系管理本软件的人，并告知编号 {id}。</p>
        </Notice>
      ) : null}
    </>
  );
}
