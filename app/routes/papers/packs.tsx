import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm, type FormState } from '~/components/forms';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { AskAgain } from '~/components/ui/AskAgain';
import { DataTable } from '~/components/ui/DataTable';
import { PACK_CONTRACT } from '~/domain/report/contracts';
import { formatDate } from '~/domain/shared/day';
import { PACK_DAYS, PACK_KEPT_DAYS } from '~/domain/shared/pack';
import { authorise } from '~/platform/web/authorise';
import { type PackView, readPacks } from '~/services/pack/readPacks';
import { packing } from '~/verbs/papers';

export const meta: MetaFunction = () => [{ title: '证据包 · 质安' }];

const MEGABYTE = 1024 * 1024;

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.submit');
  return { packs: await readPacks(cx, permit) };
}

export const action = packing.action;

/** How far a pack is, or where it lies. */
function PackState({ pack: { id, state, progress, bytes } }: { readonly pack: PackView }) {
  if (state === 'done') return <a href={`/papers/packs/${id}.zip`} download>下载（{Math.max(0.1, bytes / MEGABYTE).toFixed(1)} MB）</a>;
  if (state === 'gone') return <span className="soft">已过期清除，可重新生成</span>;
  if (state === 'failed') return <>没有生成成功，请重新生成；再次不成功，请把编号 {id} 告诉管理员</>;
  return <>{state === 'working' ? '正在生成' : '排队中'} <progress max={100} value={progress} aria-label="进度" /> {progress}%</>;
}

export default function Packs() {
  const { packs } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const open = packs.some(({ state: stands }) => stands === 'waiting' || stands === 'working');
  return (
    <>
      {open ? <AskAgain everyMs={2_000} refreshSeconds={5} /> : null}
      <PageHeader
        trail={[{ label: '文书', to: '/papers' }]}
        title="证据包"
        description="把一段时间的全部记录、照片和文书打成一个压缩包，交给任何人：拿到的人不用联网，也不用相信我们，用包里的一个网页就能核对有没有一处被改动。"
      />
      <Section title="生成">
        <ContractForm state={state} contract={PACK_CONTRACT} />
        <p className="soft">按系统记下的日子，一次最多 {PACK_DAYS} 天。包里有这段时间所有人的记录和照片，请只交给需要的人；每次下载都记入操作留痕。</p>
      </Section>
      <Section title="最近的证据包">
        <DataTable
          label="证据包列表"
          rowKey={({ id }) => id}
          rows={packs}
          empty={<EmptyState title="还没有生成过证据包" hint={`生成好的保留 ${PACK_KEPT_DAYS} 天，下载中断了可以接着下。`} />}
          columns={[
            { head: '记录的日子', width: 320, cell: ({ from, to }) => (from && to ? <span className="keep">{formatDate(from)}至{formatDate(to)}</span> : '—') },
            { head: '生成人', width: 120, cell: ({ askedBy }) => askedBy },
            { head: '生成时间', width: 240, cell: ({ askedAt }) => <InstantText at={askedAt} /> },
            { head: '状态', cell: (pack) => <PackState pack={pack} /> },
          ]}
        />
        <p className="soft">核对用的网页也可以另外下载：<a href="/verify/check.html" download>离线核对页</a>。</p>
      </Section>
    </>
  );
}
