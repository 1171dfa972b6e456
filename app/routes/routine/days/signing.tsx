import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { AlongField, CheckboxField, type FormState, StrayAnswer, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { SigningFields } from '~/components/forms/SigningFields';
import { Signatures } from '~/components/routine/Signatures';
import { EmptyState, FactList, InstantText, Notice, PageHeader } from '~/components/ui';
import { PERIOD_STATE_NAMES } from '~/domain/routine/periodState';
import { OWN, SEEN, TICK } from '~/domain/shared/several';
import { signingView } from '~/pages/organisation/signingView';
import { papersToSign, type PaperToSign } from '~/pages/routine/papersToSign';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';
import { signatures } from '~/verbs/routineRows';

export const meta: MetaFunction = () => [{ title: '等我签字 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'weekly.sign');
  const { cx, permit } = visitor;
  const [papers, signing] = await Promise.all([papersToSign(cx, permit), signingView(cx, visitor, visitor.acting.rules.access, 'paper')]);
  return { ...papers, signing, signed: Number(new URL(args.request.url).searchParams.get('signed')) || 0 };
}

export const action = signatures.action;

/** Every weekly report and minutes that wait for a person's name, one below the other, read and signed on one page. */
export default function Signing() {
  const { papers, total, signed } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader term="signature"
        trail={[{ label: '日周月', to: '/routine' }]}
        title="等我签字"
        description={total > 0 ? `${total} 份文书等待您签字，先看内容，再勾选签字；勾选几份就签几份，每份各记一次签字。` : undefined}
      />
      {signed > 0 && !state ? <Notice tone="success" title={`已签字 ${signed} 份。`} /> : null}
      {papers.length === 0 ? (
        <>
          <StrayAnswer state={state} />
          <EmptyState title="没有等您签字的文书" hint="周排查报告和月调度纪要轮到您签字时，列在这里。" action={<Link className="button" to="/desk">回到工作台</Link>} />
        </>
      ) : (
        <VerbForm state={state} rereads className="form wide">
          <AlongField />
          {papers.map((paper) => <Paper key={paper.id} paper={paper} />)}
          <TextAreaField name="same" label="相同的意见" help={papers.some(({ wordsRequired }) => wordsRequired) ? '用于勾选的、没有另写意见的各份；主要负责人在周排查报告上签字须写意见。' : '用于勾选的、没有另写意见的各份。'} rows={2} />
          <SigningFields />
          <SubmitButton confirm="签字后内容和数字不能再改。">在勾选的各份上签字</SubmitButton>
        </VerbForm>
      )}
      {total > papers.length ? <p className="soft">先列出前 {papers.length} 份，签完后接着列出其余的。</p> : null}
    </>
  );
}

/** One paper: its number and state, what it says, and the box to sign it by. */
function Paper({ paper: { paper, id, number, version, name, to, state, compiledAt, signatures, sentences, lines, whyNot } }: { paper: PaperToSign }) {
  const row = `${paper}~${id}`;
  return (
    <fieldset className="to-sign">
      <legend><Link to={to}>{number}</Link> {name}</legend>
      <p className="soft">{PERIOD_STATE_NAMES[state]}，汇总于 <InstantText at={compiledAt} /></p>
      {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <FactList columns={1} facts={lines.map(({ label, text }) => [label, <span key={label} className="said">{text}</span>])} />
      {signatures.length > 0 ? <Signatures signatures={signatures} /> : null}
      {whyNot ? <Notice tone="warning" title={whyNot}><Link to={to}>打开这份文书</Link></Notice> : (
        <>
          {/* What the page shows now is what is signed, so the version is the page's, never that of an earlier answer. */}
          <input type="hidden" name={SEEN + row} value={version} readOnly />
          <CheckboxField name={TICK + row} label={`我已看过 ${number}，签字`} />
          <TextAreaField name={OWN + row} label="另写的意见" rows={2} />
        </>
      )}
    </fieldset>
  );
}
