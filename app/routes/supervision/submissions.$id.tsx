import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { HiddenField, VerbForm, SubmitButton, TextAreaField } from '~/components/forms';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { ProofLine } from '~/components/paper/ProofLine';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { FactList, InstantText, PageHeader, Section } from '~/components/ui';
import { explain } from '~/domain/shared/refusal';
import { ANSWER_REFUSALS } from '~/domain/supervision/refusals';
import { authoriseRegulator } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { readReceived } from '~/services/supervision/readSubmission';

const AnswerForm = z.object({
  kind: z.enum(['accepted', 'returned'], '请选择接受或退回。'),
  reason: z.string().max(1000, '理由最多 1000 个字，请写得短一些。').default(''),
});

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authoriseRegulator(args);
  return (await readReceived(cx, leave, args.params.id!)) ?? notFound();
}

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authoriseRegulator(args);
  const form = await parseForm(args.request, AnswerForm);
  if (!form.ok) return form.response;
  const result = await answerSubmission(cx, leave, args.params.id!, form.value);
  if (result.ok) return redirect(`/supervision/submissions/${args.params.id}`);
  if (result.refusal.code === 'notFound') notFound();
  return refuse(explain(ANSWER_REFUSALS, result.refusal), form.values);
}

export default function ReceivedSubmission() {
  const { submission, ...proof } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        trail={[{ label: '收到的报送', to: '/supervision' }]}
        title={`${submission.enterpriseName}《${submission.content.title}》`}
        actions={<a className="button" href={`/supervision/submissions/${submission.id}/document.pdf`} target="_blank" rel="noreferrer">打开 PDF</a>}
      />
      <ProofLine {...proof} {...submission} />
      <div className="paper-beside">
        <aside>
          <Section title="报送情况">
            <FactList
              columns={1}
              facts={[
                ['状态', <SubmissionState key="state" answer={submission.answer} />],
                ['回执号', submission.number],
                ['版本', submission.subjectLabel],
                ['报送人', submission.submittedByName],
                ['收到时间', <InstantText key="at" at={submission.submittedAt} />],
                ['记录链位置', `第 ${submission.headSeq} 条 · ${submission.headHash.slice(0, 12)}`],
              ]}
            />
          </Section>
          {submission.answer ? (
            <Section title="答复">
              <FactList columns={1} facts={[['答复人', submission.answer.officerName], ['时间', <InstantText key="at" at={submission.answer.answeredAt} />], ['理由', submission.answer.reason]]} />
            </Section>
          ) : (
            <>
              <Section title="接受">
                <VerbForm>
                  <HiddenField name="kind" value="accepted" />
                  <SubmitButton confirm="接受后不能撤回，企业会看到答复人和时间。">接受</SubmitButton>
                </VerbForm>
              </Section>
              <Section title="退回">
                <VerbForm state={state}>
                  <HiddenField name="kind" value="returned" />
                  <TextAreaField name="reason" label="退回理由" required help="写明要企业改什么。" />
                  <SubmitButton danger confirm="退回后不能撤回，理由会原样给到企业。">退回</SubmitButton>
                </VerbForm>
              </Section>
            </>
          )}
        </aside>
        <PaperSheet paper={submission.content} />
      </div>
    </>
  );
}
