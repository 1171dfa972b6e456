import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { FormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { HiddenField } from '~/components/forms/HiddenField';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { HeadDeposited } from '~/components/paper/HeadDeposited';
import { ProofLine } from '~/components/paper/ProofLine';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { DifferenceSection } from '~/components/supervision/DifferenceSection';
import { RemarkList } from '~/components/supervision/RemarkList';
import { FactList, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { rowsOf } from '~/domain/report/paperRows';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { WITHDRAWN_UNOPENED } from '~/domain/supervision/words';
import { authoriseRegulator } from '~/platform/web/authorise';
import { had } from '~/platform/web/respond';
import { readReceived } from '~/services/supervision/readSubmission';
import { submissionAnswer } from '~/verbs/supervision';
import lifeCss from '~/styles/riskLife.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const view = had(await readReceived(cx, permit, args.params.id!), WITHDRAWN_UNOPENED);
  return { ...view, own: view.submission.regulatorId === permit.regulatorId, rows: view.submission.answer?.remarks.length ? rowsOf(view.submission.content) : [] };
}

export const action = submissionAnswer.action;

export default function ReceivedSubmission() {
  const { submission, earlier, later, difference, rows, own, ...proof } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader
        trail={[{ label: '收到的报送', to: '/supervision' }]}
        title={`${submission.enterpriseName}《${submission.content.title}》`}
        actions={<a className="button" href={`/supervision/submissions/${submission.id}/document.pdf`} target="_blank" rel="noreferrer">打开 PDF</a>}
      />
      {later && <Notice tone="info" title={`企业之后报送了新的一份：${later.number}（${later.subjectLabel}）`}><Link to={`/supervision/submissions/${later.id}`}>打开 {later.number}</Link></Notice>}
      <ProofLine {...proof} {...submission} />
      {difference && earlier && <DifferenceSection difference={difference} than={earlier.number} />}
      <div className="paper-beside">
        <aside>
          <Section title="报送情况">
            <FactList
              columns={1}
              facts={[
                ['状态', <SubmissionState key="state" state={submission.state} />],
                ['回执号', submission.number],
                ['版本', submission.subjectLabel],
                ['报送人', submission.submittedByName],
                ['收到时间', <InstantText key="at" at={submission.submittedAt} />],
                ['记录链位置', <HeadDeposited key="head" submission={submission} receipt={`/supervision/submissions/${submission.id}/receipt.json`} />],
              ]}
            />
          </Section>
          {submission.answer ? (
            <Section title="答复">
              <FactList columns={1} facts={[['答复人', submission.answer.officerName], ['时间', <InstantText key="at" at={submission.answer.answeredAt} />], ['理由', submission.answer.reason]]} />
              <RemarkList remarks={submission.answer.remarks} rows={rows} />
            </Section>
          ) : submission.state !== 'waiting' || !own ? null : (
            <>
              <Section title="接受">
                <ContractForm contract={SUPERVISION_CONTRACTS.answer} without={['kind', 'reason', 'remarks']} send="接受" confirm="接受后不能撤回，企业会看到答复人和时间。">
                  <HiddenField name="kind" value="accepted" />
                </ContractForm>
              </Section>
              <Section title="退回">
                <ContractForm
                  contract={SUPERVISION_CONTRACTS.answer} state={state} without={['kind']} known={{ reason: { required: true } }} danger send="退回"
                  confirm="退回后不能撤回，理由会原样给到企业。"
                >
                  <HiddenField name="kind" value="returned" />
                </ContractForm>
              </Section>
            </>
          )}
        </aside>
        <PaperSheet paper={submission.content} />
      </div>
    </>
  );
}
