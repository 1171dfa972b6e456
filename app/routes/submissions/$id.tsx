import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { HeadDeposited } from '~/components/paper/HeadDeposited';
import { ProofLine } from '~/components/paper/ProofLine';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { DifferenceSection } from '~/components/supervision/DifferenceSection';
import { RemarkList } from '~/components/supervision/RemarkList';
import { FactList, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { rowsOf } from '~/domain/report/paperRows';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readSent } from '~/services/supervision/readSubmission';
import paperCss from '~/styles/paper.css?url';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '报送回执 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: paperCss }, { rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'submission.view');
  const view = (await readSent(who.cx, who.permit, args.params.id!)) ?? notFound();
  return { ...view, rows: view.submission.answer?.remarks.length ? rowsOf(view.submission.content) : [], mayWithdraw: permitFor(who, 'submission.submit') !== null };
}

export default function SentSubmission() {
  const { submission, earlier, later, difference, openedAt, rows, mayWithdraw, ...proof } = useLoaderData<typeof loader>();
  const { answer, state } = submission;
  return (
    <>
      <PageHeader
        trail={[{ label: '报送', to: '/submissions' }]}
        title={`回执 ${submission.number}`}
        actions={<a className="button" href={`/submissions/${submission.id}/document.pdf`} target="_blank" rel="noreferrer">打开 PDF</a>}
      />
      {answer?.kind === 'returned' && <Notice tone="warning" title={`${answer.regulatorName}退回了这份报送`}><p>{answer.reason}</p><RemarkList remarks={answer.remarks} rows={rows} to={(id) => (submission.kind === 'riskList' ? `/risk/items/${id}` : null)} /><p><Link to="/risk">修改清单</Link>并发布新版本后，<Link to="/submissions">重新报送</Link>。</p></Notice>}
      {later && <Notice tone="info" title={`之后已报送新的一份：${later.number}（${later.subjectLabel}）`}><Link to={`/submissions/${later.id}`}>打开 {later.number}</Link></Notice>}
      <ProofLine {...proof} {...submission} />
      <Section title="报送情况">
        <FactList
          facts={[
            ['状态', <SubmissionState key="state" state={state} />],
            ['材料', `《${submission.content.title}》${submission.subjectLabel}`],
            ['报送人', submission.submittedByName],
            ['报送时间', <InstantText key="at" at={submission.submittedAt} />],
            ['记录链位置', <HeadDeposited key="head" submission={submission} receipt={`/submissions/${submission.id}/receipt.json`} />],
            ['监管部门打开', openedAt ? <InstantText key="opened" at={openedAt} /> : state === 'waiting' ? '还没有打开' : '—'],
            ['答复', answer ? <>{answer.officerName} · <InstantText at={answer.answeredAt} /></> : state === 'waiting' ? '等待监管部门答复' : '—'],
          ]}
        />
      </Section>
      {difference && earlier && <DifferenceSection difference={difference} than={earlier.number} />}
      {state === 'waiting' && !openedAt && mayWithdraw && (
        <details className="more">
          <summary>报错了，撤回这份报送</summary>
          <ContractForm of={`/submissions/${submission.id}`} contract={SUPERVISION_CONTRACTS.takeBack} danger />
        </details>
      )}
      <PaperSheet paper={submission.content} />
    </>
  );
}
