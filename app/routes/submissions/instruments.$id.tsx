import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { InstrumentStory } from '~/components/supervision/InstrumentStory';
import { PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { isOnPaper } from '~/domain/supervision/instrument';
import { INSTRUMENT_KIND_NAMES, REPLY_HELP } from '~/domain/supervision/words';
import { receivedInstrument } from '~/pages/supervision/instrumentPages';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export const meta: MetaFunction = () => [{ title: '监管来文 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'submission.view');
  const view = (await receivedInstrument(who.cx, who.permit, args.params.id!)) ?? notFound();
  return { ...view, mayAct: permitFor(who, 'submission.submit') !== null, mayRegister: permitFor(who, 'hazard.register') !== null };
}

/** An instrument as the factory has it: sign for it, open hazards of it, reply. */
export default function ReceivedInstrument() {
  const view = useLoaderData<typeof loader>();
  const { story, stage, mayAct, mayRegister } = view;
  const at = `/submissions/instruments/${story.id}`;
  return (
    <>
      <PageHeader
        trail={[{ label: '报送', to: '/submissions' }, { label: '监管来文', to: '/submissions/instruments' }]}
        title={`《${INSTRUMENT_KIND_NAMES[story.kind]}》${story.number}`}
        actions={<>{mayRegister && stage === 'received' ? <Link className="button" to="/hazards/new?source=regulator">登记隐患</Link> : null} <a className="button" href={`${at}/document.pdf`} target="_blank" rel="noreferrer">打开 PDF</a></>}
      />
      <InstrumentStory view={view} hazardsAt="/hazards" />
      {stage === 'issued' && mayAct ? <Section title="签收"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.receive} /></Section> : null}
      {stage === 'received' && mayAct ? <Section title="答复"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.reply} known={{ words: { help: REPLY_HELP[story.kind] }, hazards: { value: view.found.join('、') } }} /></Section> : null}
      {mayAct && isOnPaper(story) && (stage === 'replied' || (stage === 'received' && story.replyBy === null)) ? <Section title="办结"><ContractForm of={at} contract={SUPERVISION_CONTRACTS.close} /></Section> : null}
      {(stage === 'issued' || stage === 'received') && !mayAct ? <p className="soft">由质量安全总监签收和答复。</p> : null}
    </>
  );
}
