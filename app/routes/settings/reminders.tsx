import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NewChannel, ChannelList } from '~/components/channel/ChannelList';
import { TimingForm } from '~/components/channel/TimingForm';
import { EmptyState, InstantText, KeyPager, Notice, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { DELIVERY_NAMES } from '~/domain/channel/words';
import { remindersPage } from '~/pages/channel/remindersPage';
import { authorise } from '~/platform/web/authorise';
import { printedAddressOf } from '~/services/enterprise/addressOf';

export const meta: MetaFunction = () => [{ title: '提醒与推送 · 设置 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'settings.edit');
  const url = new URL(args.request.url);
  const [page, printed] = await Promise.all([remindersPage(cx, permit, url.searchParams.get('before')), printedAddressOf(cx, permit.enterpriseId, url.origin)]);
  return { ...page, linked: printed.address !== null };
}

export default function Reminders() {
  const { channels, timing, source, deliveries, next, linked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '设置', to: '/settings' }]}
        title="提醒与推送"
        description="到期、超期和等待签署的事项，除站内提醒外，还可以推送到企业微信、钉钉、飞书的群。消息里只有编号、岗位和链接，没有人名。每个人还可以在“账户 → 邮件提醒”里把自己的待办发到自己的邮箱。"
      />
      {linked || channels.length === 0 ? null : <Notice tone="warning" title="消息里还没有链接">设定系统地址后，群里的人可以直接点开。</Notice>}
      <Section title="推送渠道">
        <ChannelList channels={channels} />
        <NewChannel />
      </Section>
      <Section title="提醒时机">
        <p className="soft">{source}。</p>
        <TimingForm timing={timing} />
      </Section>
      <Section title="推送记录">
        <DataTable
          label="推送记录"
          rowKey={({ id }) => id}
          rows={deliveries}
          empty={<EmptyState title="还没有推送过消息" hint="添加渠道后，新产生的提醒每十分钟汇总推送一次。" />}
          columns={[
            { head: '时间', width: 230, cell: ({ createdAt }) => <InstantText at={createdAt} /> },
            { head: '渠道', cell: ({ channelName, personName }) => channelName ?? `邮件 · ${personName ?? ''}` },
            { head: '事项', width: 80, align: 'right', cell: ({ matters }) => matters },
            { head: '结果', cell: ({ state, attempts, said }) => <>{DELIVERY_NAMES[state]}{attempts > 1 ? `（试了 ${attempts} 次）` : ''}{said && <span className="soft"> {said}</span>}</> },
          ]}
        />
        <KeyPager next={next ? `/settings/reminders?before=${next}` : null} />
      </Section>
    </>
  );
}
