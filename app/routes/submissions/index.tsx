import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { FormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { DataTable } from '~/components/ui/DataTable';
import { ListTable } from '~/components/ui/ListTable';
import { SUBMISSIONS_LIST } from '~/domain/report/lists';
import { numbered } from '~/domain/report/listTable';
import { hiddenOf } from '~/platform/web/listed';
import { EmptyState, InstantText, KeyPager, Notice, PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { submissionDesk, submissionLine } from '~/pages/supervision/submissionDesk';
import { SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import { packageOffers } from '~/pages/supervision/packagesPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import { submission } from '~/verbs/supervision';

export const meta: MetaFunction = () => [{ title: '报送 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'submission.view');
  const view = await submissionDesk(who.cx, who.permit, new URL(args.request.url).searchParams);
  return { ...view, offers: await packageOffers(who.cx, who.permit), rows: view.rows.map(submissionLine), hidden: hiddenOf(args.request, SUBMISSIONS_LIST), maySubmit: permitFor(who, 'submission.submit') !== null };
}

export const action = submission.action;

export default function Submissions() {
  const { rows, offers, next, place, hidden, latest, regulatorName, region, maySubmit } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader term="submission" title="报送" actions={<Link className="button" to="/submissions/instruments">监管来文</Link>} description={regulatorName ? `接收单位：${regulatorName}（${region}）。报送的是已发布版本的原样副本，之后企业内部再改也不影响它。` : `所属地区“${region}”还没有接收报送的监管部门。`} />
      {regulatorName ? null : (
        <Notice tone="info" title={`还没有监管部门在本系统接收“${region}”的报送，所以现在不能在线报送。`}>
          请先核对<Link to="/settings">企业档案</Link>里的所属地区。地区无误的，由管理服务器的人建立监管部门和监管人员账户：<code>npm run zhian -- regulator 名称 {region}</code>，再 <code>npm run zhian -- officer {region} 姓名 登录名</code>。在此之前，可以下载 PDF 线下报送。
        </Notice>
      )}
      <Section title="可报送的版本">
        {latest ? (
          <>
            <p>
              《工业产品质量风险分析表》<Link to={`/risk/versions/${latest.id}/analysis`}>第 {latest.number} 版</Link>，{latest.itemCount} 项，发布于 <InstantText at={latest.publishedAt} />。
            </p>
            {latest.readings && (
              <p className="soft">
                岗位阅签：已阅 {latest.readings.read.length} 人{latest.readings.missing.length > 0 ? `，还有 ${latest.readings.missing.map(({ name }) => name).join('、')} 未阅` : ''}。<Link to="/risk/versions">查看阅签</Link>
              </p>
            )}
            {latest.whyNot && <Notice tone="info" title={latest.whyNot} />}
            {!latest.whyNot && maySubmit && (
              <ContractForm contract={SUPERVISION_CONTRACTS.submit} state={state} known={{ versionId: { value: latest.id } }} />
            )}
            {!latest.whyNot && !maySubmit && <p className="soft">由质量安全总监报送。</p>}
          </>
        ) : (
          <EmptyState title="还没有已发布的清单" hint="先建立并发布风险管控清单，再来报送。" action={<Link className="button primary" to="/risk">去风险清单</Link>} />
        )}
      </Section>
      <Section title="其他材料">
        <DataTable
          label="可报送的其他材料"
          rowKey={({ kind, key }) => `${kind} ${key}`}
          rows={offers}
          empty="没有可报送的其他材料。"
          columns={[
            { head: '材料', cell: ({ kind, key, label }) => (maySubmit ? <Link to={`/submissions/packages/${kind}/${key}`}>{SUBMISSION_KIND_NAMES[kind]} {label}</Link> : `${SUBMISSION_KIND_NAMES[kind]} ${label}`) },
            { head: '说明', cell: ({ purpose }) => purpose },
            { head: '上次报送', width: 260, cell: ({ last }) => (last ? <><Link className="keep" to={`/submissions/${last.id}`}>{last.number}</Link> <SubmissionState state={last.state} /></> : '没有报送过') },
          ]}
        />
      </Section>
      <Section title="已报送">
        <ListTable
          table={SUBMISSIONS_LIST}
          rowKey={(row) => row.id}
          rows={rows}
          view={{ hidden, sort: '', place: null }}
          empty="还没有报送过。"
          cells={{
            number: (row) => <Link className="keep" to={`/submissions/${row.id}`}>{row.number}</Link>,
            at: (row) => <InstantText at={row.submittedAt} />,
            state: (row) => <SubmissionState state={row.state} />,
          }}
          turned={<KeyPager next={numbered(next ? `/submissions?after=${encodeURIComponent(next)}` : null, place.page + 1)} place={place} />}
        />
      </Section>
    </>
  );
}
