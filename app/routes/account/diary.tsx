import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { useTold } from '~/components/forms/useTold';
import { InstantText } from '~/components/ui';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { authorise } from '~/platform/web/authorise';
import { diarySince } from '~/services/channel/diary';
import { diaryOpening } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '日历订阅 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  return { since: await diarySince(cx, permit) };
}

export const action = diaryOpening.action;

/** The calendar of one's duties, for the calendar of a phone or a computer. */
export default function Diary() {
  const { since } = useLoaderData<typeof loader>();
  const { told: address, onDone, forget, state } = useTold<string>('diary');
  return (
    <>
      <h1>日历订阅</h1>
      <p>把本人岗位的检查时限和隐患整改期限放进手机或电脑的日历。日历里只有岗位、编号和日期，没有人名；知道地址的人都能看到，请不要转发。日历几个小时更新一次，不能代替提醒。</p>
      {address ? (
        <div className="notice success" role="status">
          <div>
            <b>订阅地址（只显示这一次）</b>
            <p className="mono">{address}</p>
            <p>在日历程序里选“通过网址订阅”，粘贴这个地址。</p>
          </div>
        </div>
      ) : null}
      {since ? <p>现有订阅建立于 <InstantText at={since} />。重新建立后，原来的地址随即失效。</p> : null}
      <ContractForm<unknown> contract={ACCOUNT_CONTRACTS.openDiary} of="/account" state={state} send={since ? '重新建立' : undefined} onDone={onDone} />
      {since ? <ContractForm contract={ACCOUNT_CONTRACTS.closeDiary} of="/account" danger quiet onDone={forget} /> : null}
      <p className="links"><Link to="/account">返回账户</Link></p>
    </>
  );
}
