import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FurtherReports, FurtherTold } from '~/components/check/FurtherReports';
import { PhotoRow, SpotShown } from '~/components/check/RecordAnswers';
import { DataTable } from '~/components/ui/DataTable';
import { DayText, FactList, InstantText, LevelTag, Notice, PageHeader, PostDayMark, RecordFoot, Section, SignatureKindText } from '~/components/ui';
import { PaperFiles } from '~/components/ui/PaperFiles';
import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { formatDay } from '~/domain/shared/day';
import { parseInstant } from '~/domain/shared/instant';
import { STAGE_NAMES } from '~/domain/risk/words';
import { deliveredApart } from '~/domain/routine/state';
import { recordFile } from '~/domain/report/register';
import { postAndTurn, turnWords } from '~/domain/routine/turn';
import { furtherFindings } from '~/domain/routine/postDays';
import { clockWords, durationWords, outcomeWords, plateWords, RESULT_NAMES, standInWords } from '~/domain/routine/words';
import { checkRecord, type RecordedItem } from '~/pages/routine/checkRecord';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.record.number ?? '检查记录'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.view');
  const view = (await checkRecord(visitor.cx, visitor.permit, args.params.id ?? '')) ?? notFound();
  return { ...view, mayCorrect: permitFor(visitor, 'check.correct') !== null };
}

export default function CheckRecordPage() {
  const { record, timeliness, versionNumber, items, revisions, latestId, beside, further, clockOff, mayCorrect, signature, drawing } = useLoaderData<typeof loader>();
  const current = latestId === record.id;
  const findings = items.filter(({ result }) => result === 'nonconforming').length;
  // A phone may have said anything.
  const clientAt = parseInstant(record.clientAt ?? '');
  return (
    <>
      <PageHeader term="zeroRisk"
        trail={[{ label: '日周月', to: '/routine' }, { label: formatDay(record.day), to: `/routine/days/${record.day}` }]}
        title={`${record.further > 0 ? '后续报告' : '检查记录'} ${record.number}`}
        description={`${record.workshopName} · ${postAndTurn(record.postName, record)}`}
        actions={
          <>
            <PaperFiles pdf={recordFile(record)} />
            {mayCorrect && current && record.further === 0 ? <Link className="button" to={`/routine/records/${record.id}/correct`}>更正</Link> : null}
          </>
        }
      />
      <FurtherTold record={record} beside={beside} hazards={items.flatMap(({ hazard }) => hazard?.number ?? [])} to={(id) => `/routine/records/${id}`} />
      <FurtherReports reports={further} to={(id) => `/routine/records/${id}`} />
      {current ? null : (
        <Notice tone="warning" title="这份记录已有更正">
          <Link to={`/routine/records/${latestId}`}>打开现行记录</Link>
        </Notice>
      )}
      <Section title="记录">
        <FactList
          columns={3}
          facts={[
            ['检查日期', <DayText key="day" day={record.day} />],
            ...(record.turn ? [['班次', turnWords(record)] as const] : []),
            ['状态', record.further > 0 ? '后续报告' : <PostDayMark key="state" state={timeliness} word />],
            ['结论', outcomeWords(record.zeroRisk, findings, furtherFindings(further))],
            ['检查人', [`${record.personName}（${record.personTitle}）`, standInWords(record.inPlaceOf)].filter(Boolean).join('，')],
            ['签名方式', <SignatureKindText key="kind" kind={signature} drawing={drawing} />],
            ['提交时间', <InstantText key="at" at={record.submittedAt} />],
            ...(deliveredApart(record) ? [['签名时间', <InstantText key="signed" at={record.signedAt!} />] as const] : []),
            ['手机时间', clientAt ? <span key="client"><InstantText at={clientAt} />{clockOff === null ? '' : `（${clockWords(clockOff)}）`}</span> : '未提供'],
            ['到岗', plateWords(record) ?? '—'],
            ['检查用时', record.seconds === null ? '—' : `${durationWords(record.seconds)}（${items.length} 项）`],
            ['按时的时限', <InstantText key="due" at={record.dueAt} />],
            ['依据清单', versionNumber === null ? '—' : `第 ${versionNumber} 版（校验 ${record.versionHash.slice(0, 12)}）`],
            ...(record.backfillReason ? [['补录原因', record.backfillReason] as const] : []),
            ...(record.correctionReason ? [['更正原因', record.correctionReason] as const] : []),
          ]}
        />
      </Section>
      <Section title="检查项目">
        <DataTable<RecordedItem>
          label="检查项目"
          rowKey={(row) => row.itemId}
          rows={items}
          columns={[
            { head: '环节', width: 120, cell: ({ stage }) => STAGE_NAMES[stage] },
            { head: '等级', width: 90, cell: ({ level }) => <LevelTag level={level} /> },
            { head: '风险点', width: 180, cell: (row) => row.riskPoint },
            { head: '判定准则', cell: ({ criterion, limit }) => <>{criterion || '—'}{limit === 'verified' ? null : <span className="unverified">{LIMIT_STATE_NAMES[limit]}</span>}</> },
            { head: '结果', width: 90, cell: ({ result, seconds }) => <><strong>{RESULT_NAMES[result]}</strong>{seconds === null ? null : <small className="under">{durationWords(seconds)}</small>}</> },
            {
              head: '问题与处理', width: 320,
              cell: ({ description, immediateMeasure, photos, hazard, result, spot }) => <>{spot ? <SpotShown spot={spot} /> : null}{
                result === 'nonconforming' ? (
                  <>
                    <div>问题：{description}</div>
                    <div>即时措施：{immediateMeasure}</div>
                    <PhotoRow photos={photos} />
                    {hazard ? <Link to={`/hazards/${hazard.id}`}>隐患 {hazard.number}</Link> : null}
                  </>
                ) : hazard ? (
                  <Link to={`/hazards/${hazard.id}`}>更正前登记的隐患 {hazard.number}</Link>
                ) : spot ? null : (
                  '—'
                )}</>,
            },
          ]}
        />
      </Section>
      {revisions.length > 1 ? (
        <Section title="更正过程">
          <ol className="answers">
            {revisions.map((one) => (
              <li key={one.id}>
                <span>
                  {one.id === record.id ? one.number : <Link to={`/routine/records/${one.id}`}>{one.number}</Link>} {one.revision === 0 ? '首次提交' : `第 ${one.revision} 次更正`} {one.personName}{' '}
                  <InstantText at={one.submittedAt} />
                </span>
                {one.reason ? <span>原因：{one.reason}</span> : null}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <RecordFoot author={`${record.personName}（${record.personTitle}）`} at={record.submittedAt} hash={record.contentHash} version={versionNumber === null ? null : `清单第 ${versionNumber} 版`} />
    </>
  );
}
