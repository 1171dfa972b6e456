import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { CheckboxField, type FormState, StrayAnswer, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { Signatures } from '~/components/routine/Signatures';
import { EmptyState, FactList, InstantText, Notice, PageHeader } from '~/components/ui';
import { PERIOD_STATE_NAMES } from '~/domain/routine/periodState';
import { papersToSign, type PaperToSign } from '~/pages/routine/papersToSign';
import { authorise, permitFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { paperText, refuseSome } from '~/platform/web/refuseSome';
import { notFound } from '~/platform/web/respond';
import { OWN, rowsForm, SEEN, TICK } from '~/platform/web/rowsForm';
import { type PaperSigned, signPapers } from '~/services/routine/signPapers';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '等我签字 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

const Form = rowsForm({ act: '签字', none: '请勾选要签字的文书。', wordless: null }, {});

const PAPERS = { weekly: 'weekly', monthly: 'monthly' } as const;

/** The paper that a row names; null for a name no page has. */
function paperOf({ row, words, seen }: { readonly row: string; readonly words: string; readonly seen: number }): PaperSigned | null {
  const [kind = '', id = ''] = row.split('~');
  const paper = Object.hasOwn(PAPERS, kind) ? PAPERS[kind as keyof typeof PAPERS] : null;
  return paper && { paper, id, words, version: seen };
}

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.sign');
  return { ...(await papersToSign(cx, permit)), signed: Number(new URL(args.request.url).searchParams.get('signed')) || 0 };
}

export async function action(args: ActionFunctionArgs) {
  const who = await authorise(args, 'weekly.sign');
  const { cx, permit } = who;
  const form = await parseForm(args.request, Form);
  if (!form.ok) return form.response;
  const permits = { weekly: permit, monthly: permitFor(who, 'monthly.sign') ?? notFound() };
  const { done, left } = await signPapers(cx, permits, form.value.rows.map((row) => paperOf(row) ?? notFound()), form.value.key);
  if (left.length === 0) return redirect(`/routine/signing?signed=${done}`);
  const { papers } = await papersToSign(cx, permit);
  const numberOf = (id: string): string => papers.find((paper) => paper.id === id)?.number ?? '已不在这一页的文书';
  return refuseSome(done, '签字', left.map(({ row: { paper, id }, refusal }) => ({ row: `${paper}~${id}`, name: numberOf(id), text: paperText(refusal) })), form.values);
}

/** Every weekly report and minutes that wait for a person's name, one below the other, read and signed on one page. */
export default function Signing() {
  const { papers, total, signed } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader
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
          {papers.map((paper) => <Paper key={paper.id} paper={paper} />)}
          <TextAreaField name="same" label="相同的意见" help={papers.some(({ wordsRequired }) => wordsRequired) ? '用于勾选的、没有另写意见的各份；主要负责人在周排查报告上签字须写意见。' : '用于勾选的、没有另写意见的各份。'} rows={2} />
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
