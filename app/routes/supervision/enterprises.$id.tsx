import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { HiddenField } from '~/components/forms/HiddenField';
import { isFormState } from '~/components/forms/state';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { InstrumentTable } from '~/components/supervision/InstrumentTable';
import { RecordTable } from '~/components/supervision/RecordTable';
import { FactList, InstantText, Notice, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { formatDay } from '~/domain/shared/day';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { COUNTER_RULES } from '~/domain/supervision/counters';
import { INTERVIEW_RULE } from '~/domain/supervision/records';
import { FOUND_RISK_NAMES, SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import { readFile } from '~/services/supervision/readFile';
import { authoriseRegulator } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { instrument } from '~/verbs/supervision';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return (await readFile(cx, permit, args.params.id!)) ?? notFound();
}

export const action = instrument.action;

/** The file of a factory: what it submitted and what it was sent. */
export default function EnterpriseFile() {
  const { enterprise, submissions, instruments, counters, records, failures, self } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const interview = failures.filter((one) => one.interview);
  const of = `/supervision/enterprises/${enterprise.enterpriseId}`;
  return (
    <>
      <PageHeader trail={[{ label: '收到的报送', to: '/supervision' }]} title={enterprise.name} description="这里只有企业报送的材料、发给企业的文书和登记的监督记录。每次查看都会记入企业的操作留痕。" />
      <Section title="企业">
        <FactList facts={[['统一社会信用代码', enterprise.creditCode], ['所属地区', enterprise.region]]} />
      </Section>
      {interview.length > 0 ? (
        <Notice tone="warning" title={`建议约谈：${interview.map(({ product, count }) => `${product}连续 ${count} 次抽查不合格`).join('；')}`}>
          是否约谈由监管部门决定。<a href="#issue">发约谈通知书</a>。来源：{INTERVIEW_RULE.source}。
        </Notice>
      ) : null}
      <Section title="监管计数">
        <FactList
          columns={3}
          facts={[
            [FOUND_RISK_NAMES.considerable, `${counters.considerable} 次`], [FOUND_RISK_NAMES.major, `${counters.major} 次`],
            ['连续抽查不合格', failures.map(({ product, count }) => `${product} ${count} 次`).join('；') || '没有'],
            ['达到', [counters.key ? '重点监管' : '', counters.special ? '特别监管' : '', interview.length > 0 ? '建议约谈' : ''].filter(Boolean).join('、') || '没有'],
          ]}
        />
        <p className="soft">
          {formatDay(counters.from)}以来，本单位和下级在文书里认定、没有撤回的：较大 {COUNTER_RULES.considerable} 次可列入重点监管，重大 {COUNTER_RULES.major} 次可列入特别监管。
          这只是计数，是否列入由监管部门决定。来源：{COUNTER_RULES.source}。
        </p>
      </Section>
      <Section title={`报送（${submissions.length}）`}>
        <DataTable
          label="企业的报送"
          rowKey={({ id }) => id}
          rows={submissions}
          empty="还没有报送过。"
          columns={[
            { head: '回执号', width: 150, cell: (row) => (row.state === 'withdrawn' ? row.number : <Link className="keep" to={`/supervision/submissions/${row.id}`}>{row.number}</Link>) },
            { head: '材料', cell: (row) => `《${SUBMISSION_KIND_NAMES[row.kind]}》${row.subjectLabel}` },
            { head: '收到时间', width: 220, cell: (row) => <InstantText at={row.submittedAt} /> },
            { head: '状态', width: 120, cell: (row) => <SubmissionState state={row.state} /> },
            { head: '答复', cell: (row) => row.answer?.reason || '—' },
          ]}
        />
      </Section>
      <Section title={`监管文书（${instruments.length}）`}>
        <InstrumentTable rows={instruments} at="/supervision/instruments" empty="还没有发过文书。" />
      </Section>
      <Section title={`监督记录（${records.length}）`} id="records">
        <RecordTable
          rows={records} empty="还没有登记过抽查、抽考和回头看。"
          act={({ id, regulatorId, withdrawnAt }) => (withdrawnAt !== null || regulatorId !== self ? '—' : (
            <details className="more"><summary>撤销</summary><ContractForm of={of} contract={SUPERVISION_CONTRACTS.withdrawRecord} without={['recordId']} quiet danger><HiddenField name="recordId" value={id} /></ContractForm></details>
          ))}
        />
        <details className="more"><summary>登记抽查结果</summary><ContractForm of={of} contract={SUPERVISION_CONTRACTS.recordSampling} row={['subject', 'day', 'reference']} /></details>
        <details className="more"><summary>登记抽考结果</summary><ContractForm of={of} contract={SUPERVISION_CONTRACTS.recordExam} row={['subject', 'role', 'day', 'reference']} /></details>
      </Section>
      <Section title="发文书" id="issue">
        <ContractForm key={instruments.length} contract={SUPERVISION_CONTRACTS.issue} state={isFormState(answer) ? answer : undefined} known={{ risk: { listed: true } }} row={['replyBy', 'documentNumber', 'secondOfficer']} />
      </Section>
    </>
  );
}
