import { useState } from 'react';
import { ContractForm } from '~/components/forms/ContractForm';
import { EmptyState, InstantText, Notice } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { CHANNEL_CONTRACTS } from '~/domain/channel/contracts';
import type { Channel } from '~/domain/channel/types';
import { CHANNEL_NAMES, TOPIC_NAMES } from '~/domain/channel/words';

const addressOf = ({ id }: Channel): string => `/settings/reminders/channels/${id}`;

/** The groups in use, each to be tried or ended. */
export function ChannelList({ channels }: { readonly channels: readonly Channel[] }) {
  const [tried, setTried] = useState('');
  return (
    <>
      {tried && <Notice tone="success" title={`测试消息已送达“${tried}”`}>请到群里看一看。</Notice>}
      <DataTable
        label="推送渠道"
        rowKey={({ id }) => id}
        rows={channels}
        empty={<EmptyState title="还没有推送渠道" hint="在下面添加一个群机器人，事项就会推送到群里。" />}
        columns={[
          { head: '名称', cell: ({ name }) => name },
          { head: '类型', width: 100, cell: ({ kind }) => CHANNEL_NAMES[kind] },
          { head: '推送内容', cell: ({ topics }) => topics.map((topic) => TOPIC_NAMES[topic]).join('、') },
          { head: '添加时间', width: 230, cell: ({ openedAt }) => <InstantText at={openedAt} /> },
          {
            head: '',
            cell: (channel) => (
              <div className="row-acts">
                <ContractForm<{ tried: string }> contract={CHANNEL_CONTRACTS.trial} of={addressOf(channel)} quiet onDone={(done) => setTried(done?.tried ?? '')} />
                <ContractForm contract={CHANNEL_CONTRACTS.close} of={addressOf(channel)} quiet danger confirm={`停用“${channel.name}”后，它的地址和密钥随即删除。`} />
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

/** A further group. */
export const NewChannel = () => (
  <>
    <h3>添加渠道</h3>
    <ContractForm contract={CHANNEL_CONTRACTS.open} of="/settings/reminders" row={['kind', 'name']} quiet />
  </>
);
