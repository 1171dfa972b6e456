import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { RecordTable } from '~/components/supervision/RecordTable';
import { InstrumentTable } from '~/components/supervision/InstrumentTable';
import { EmptyState, KeyPager, PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { receivedInstruments } from '~/pages/supervision/instrumentPages';
import { authorise, permitFor } from '~/platform/web/authorise';
import { instrumentRegistration } from '~/verbs/supervision';

export const meta: MetaFunction = () => [{ title: '监管来文 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'submission.view');
  return { ...(await receivedInstruments(who.cx, who.permit, new URL(args.request.url).searchParams)), mayAct: permitFor(who, 'submission.submit') !== null };
}

export const action = instrumentRegistration.action;

/** What the regulator sent to the factory. */
export default function ReceivedInstruments() {
  const { rows, next, total, records, mayAct } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return (
    <>
      <PageHeader trail={[{ label: '报送', to: '/submissions' }]} title="监管来文" description={`监管部门发来的通知书和函，共 ${total} 份。由质量安全总监签收、答复；监管部门看过后办结。`} />
      <InstrumentTable rows={rows} at="/submissions/instruments" bureau empty={<EmptyState title="还没有收到监管文书" hint="监管部门在本系统发来的整改通知书、约谈通知书、挂牌督办通知书、提醒敦促函等会列在这里。" />} />
      <KeyPager next={next ? `/submissions/instruments?after=${encodeURIComponent(next)}` : null} />
      <Section title="监管部门登记的监督记录" id="records">
        <RecordTable rows={records} empty="监管部门还没有登记过对本企业的抽查、抽考和回头看。" />
      </Section>
      {mayAct ? (
        <Section title="登记纸质来文">
          <p className="help">监管部门没有在本系统发文、送来纸质文书的，在这里拍照登记，同样按期限提醒；答复送出后由本企业办结。</p>
          <ContractForm key={total} contract={SUPERVISION_CONTRACTS.register} state={isFormState(answer) ? answer : undefined} row={['kind', 'documentNumber', 'replyBy']} />
        </Section>
      ) : null}
    </>
  );
}
