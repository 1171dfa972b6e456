import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { RecordTable } from '~/components/supervision/RecordTable';
import { InstrumentStory } from '~/components/supervision/InstrumentStory';
import { PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { INSTRUMENT_KIND_NAMES } from '~/domain/supervision/words';
import { sentInstrument } from '~/pages/supervision/instrumentPages';
import { authoriseRegulator } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return (await sentInstrument(cx, permit, args.params.id!)) ?? notFound();
}

/** An instrument as the bureau that sent it sees it. */
export default function SentInstrument() {
  const view = useLoaderData<typeof loader>();
  const { id, kind, number, enterpriseId, enterpriseName, replyBy } = view.story;
  const at = `/supervision/instruments/${id}`;
  const ended = !view.own || view.stage === 'closed' || view.stage === 'withdrawn';
  return (
    <>
      <PageHeader trail={[{ label: '监管文书', to: '/supervision/instruments' }]} title={`《${INSTRUMENT_KIND_NAMES[kind]}》${number}`} actions={<><a className="button" href={`${at}/document.pdf`} target="_blank" rel="noreferrer">打印件和送达回证</a> <Link className="button" to={`/supervision/enterprises/${enterpriseId}`}>{enterpriseName}</Link></>} />
      <InstrumentStory view={view} photosAt={`${at}/photos`} />
      {view.own && (view.stage === 'replied' || (view.stage === 'received' && replyBy === null)) ? (
        <Section title="办结"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.close} /></Section>
      ) : null}
      {view.own && view.stage === 'replied' ? <Section title="退回答复"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.sendBack} danger /></Section> : null}
      {view.lookedBack ? <Section title="回头看"><RecordTable rows={[view.lookedBack]} empty="" /></Section> : null}
      {view.mayLookBack ? <Section title="登记回头看"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.lookBack} /></Section> : null}
      {ended ? null : (
        <details className="more">
          <summary>发错了，撤回这份文书</summary>
          <ContractForm of={at} contract={SUPERVISION_CONTRACTS.withdraw} danger />
        </details>
      )}
    </>
  );
}
