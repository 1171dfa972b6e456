import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HiddenField } from '~/components/forms/HiddenField';
import { VerbForm } from '~/components/forms/VerbForm';
import { BigButton } from '~/components/phone/BigButton';
import { PhonePage } from '~/components/phone/PhonePage';
import { MyListRow } from '~/components/risk/list/MyListRow';
import { formatDay } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { myList } from '~/pages/risk/list/myList';
import { authoriseFactory } from '~/platform/web/authorise';
import myListCss from '~/styles/myList.css?url';
import { reading } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '本岗风险清单 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: myListCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseFactory(args);
  return { list: await myList(cx, permit) };
}

export const action = reading.action;

/** The rows of my posts, and of the workshops I head, in the published list, what changed marked, and one button to say it was read. */
export default function MyList() {
  const { list } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  if (!list) return <PhonePage title="本岗风险清单" subtitle="清单还没有发布。发布后在这里看到本岗的风险项。" back="/my">{null}</PhonePage>;
  const waits = list.mustRead && !list.readAt;
  const heads = list.posts.some(({ headed }) => headed);
  const holds = list.posts.some(({ headed }) => !headed);
  return (
    <PhonePage
      title={`本岗风险清单 第 ${list.number} 版`}
      subtitle={`${list.publishedBy}发布，自${formatDay(list.effectiveFrom)}起执行`}
      back="/my"
      footer={waits ? (
        <VerbForm state={state}>
          <HiddenField name="versionId" value={list.versionId} />
          <p className="ph-note">点“已阅知”即签认：我已阅读{list.takenUp.length > 0 ? `${list.takenUp.join('、')}的风险清单` : '本岗风险项的改动'}。</p>
          <BigButton>已阅知</BigButton>
        </VerbForm>
      ) : undefined}
    >
      {list.readAt ? <p className="ph-strip good" role="status">您已于 {formatInstant(list.readAt)} 阅签这一版。</p> : null}
      {!list.readAt && !list.mustRead && (holds || !heads) ? <p className="ph-strip info">这一版没有改动您岗位的风险项，不需要阅签。</p> : null}
      {list.takenUp.length > 0 ? <p className="ph-strip info">您新到{list.takenUp.join('、')}任职，请阅读下面的风险项并签认。</p> : null}
      {heads ? <p className="ph-strip info">您负责的车间的各岗位也列在下面，改动由各岗位任职人员阅签。</p> : null}
      {list.posts.length === 0 ? <p>您目前没有任职岗位。</p> : null}
      {list.posts.map((post) => (
        <section key={post.id}>
          <h2>{post.name}</h2>
          {post.rows.map((row) => <MyListRow key={row.id} row={row} first={list.first} />)}
          {post.removed.length > 0 ? <p className="mine-removed">已移除：{post.removed.join('、')}</p> : null}
        </section>
      ))}
    </PhonePage>
  );
}
