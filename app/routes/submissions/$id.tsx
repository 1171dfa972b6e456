import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { HeadDeposited } from '~/components/paper/HeadDeposited';
import { ProofLine } from '~/components/paper/ProofLine';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { FactList, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readSent } from '~/services/supervision/readSubmission';
import paperCss from '~/styles/paper.css?url';

export const meta: MetaFunction = () => [{ title: '报送回执 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: paperCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.view');
  return (await readSent(cx, permit, args.params.id!)) ?? notFound();
}

export default function SentSubmission() {
  const { submission, ...proof } = useLoaderData<typeof loader>();
  const { answer } = submission;
  return (
    <>
      <PageHeader
        trail={[{ label: '报送', to: '/submissions' }]}
        title={`回执 ${submission.number}`}
        actions={<a className="button" href={`/submissions/${submission.id}/document.pdf`} target="_blank" rel="noreferrer">打开 PDF</a>}
      />
      {answer?.kind === 'returned' && <Notice tone="warning" title={`${answer.regulatorName}退回了这份报送`}><p>{answer.reason}</p><p><Link to="/risk">修改清单</Link>并发布新版本后，<Link to="/submissions">重新报送</Link>。</p></Notice>}
      <ProofLine {...proof} {...submission} />
      <Section title="报送情况">
        <FactList
          facts={[
            ['状态', <SubmissionState key="state" answer={answer} />],
            ['材料', `《${submission.content.title}》${submission.subjectLabel}`],
            ['报送人', submission.submittedByName],
            ['报送时间', <InstantText key="at" at={submission.submittedAt} />],
            ['记录链位置', <HeadDeposited key="head" submission={submission} receipt={`/submissions/${submission.id}/receipt.json`} />],
            ['答复', answer ? <>{answer.officerName} · <InstantText at={answer.answeredAt} /></> : '等待监管部门答复'],
          ]}
        />
      </Section>
      <PaperSheet paper={submission.content} />
    </>
  );
}
