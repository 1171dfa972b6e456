import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FurtherReports, FurtherTold } from '~/components/check/FurtherReports';
import { RecordAnswers } from '~/components/check/RecordAnswers';
import { ToldOfCheck } from '~/components/check/ToldOfCheck';
import { BigLink } from '~/components/phone/BigLink';
import { PhonePage } from '~/components/phone/PhonePage';
import { PostDayMark } from '~/components/ui/PostDayMark';
import { RecordFoot } from '~/components/ui/RecordFoot';
import { SignatureKindText } from '~/components/ui/SignatureKindText';
import { furtherFindings } from '~/domain/routine/postDays';
import { clockWords, durationWords, outcomeWords, plateWords, standInWords } from '~/domain/routine/words';
import { lastDayOf, postAndTurn } from '~/domain/routine/turn';
import { deliveredApart } from '~/domain/routine/state';
import { formatDay } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { checkRecord } from '~/pages/routine/checkRecord';
import { toldOfOwn } from '~/pages/routine/signalsPage';
import { todayPage } from '~/pages/routine/today';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.record.number ?? '检查记录'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.view');
  const view = await checkRecord(visitor.cx, visitor.permit, args.params.id ?? '');
  if (!view) notFound();
  const submits = permitFor(visitor, 'check.submit');
  const own = submits && view.record.personId === submits.personId && lastDayOf(view.record.day, view.record.turn) >= submits.today;
  const next = own ? (await todayPage(visitor.cx, visitor.permit)).posts.find(({ state, shown, postId }) => state === 'open' && shown !== 'future' && submits.standing.postIds.includes(postId)) : undefined;
  const told = await toldOfOwn(visitor.cx, visitor.permit, view.record);
  return { ...view, told, next: next ? { check: next.check, postName: [next.postName, next.shift].filter(Boolean).join(' '), items: next.items } : null, corrects: permitFor(visitor, 'check.correct') !== null && view.record.further === 0 && view.latestId === view.record.id };
}

export default function Record() {
  const { record, timeliness, versionNumber, items, revisions, latestId, beside, further, clockOff, next, corrects, signature, drawing, told } = useLoaderData<typeof loader>();
  const findings = items.filter(({ result }) => result === 'nonconforming').length;
  return (
    <PhonePage title={record.number} subtitle={`${postAndTurn(record.postName, record)} · ${formatDay(record.day)}`} back="/today">
      {record.further > 0 ? null : (
        <p className="done-mark">
          <PostDayMark state={timeliness} size={28} word />
        </p>
      )}
      <FurtherTold record={record} beside={beside} hazards={items.flatMap(({ hazard }) => hazard?.number ?? [])} to={(id) => `/records/${id}`} />
      <p>
        {outcomeWords(record.zeroRisk, findings, furtherFindings(further))}。
        {record.seconds === null ? '' : `本次检查用时 ${durationWords(record.seconds)}。`}
      </p>
      <FurtherReports reports={further} to={(id) => `/records/${id}`} />
      {deliveredApart(record) ? <p>签名 {formatInstant(record.signedAt!)}，送达 {formatInstant(record.submittedAt)}。</p> : null}
      {record.inPlaceOf === null ? null : <p>{record.personName}{standInWords(record.inPlaceOf)}。</p>}
      {plateWords(record) ? <p>{plateWords(record)}。</p> : null}
      {clockOff === null ? null : <p>{clockWords(clockOff)}，时间以服务器为准。</p>}
      {record.backfillReason ? <p>补录原因：{record.backfillReason}</p> : null}
      {record.correctionReason ? <p>更正原因：{record.correctionReason}</p> : null}
      {latestId !== record.id ? (
        <p className="ph-strip">
          这份记录已有更正。<a href={`/records/${latestId}`}>打开现行记录</a>
        </p>
      ) : null}
      <RecordAnswers items={items} hazardPath={(id) => `/my/hazards/${id}`} />
      {told ? <ToldOfCheck told={told} /> : null}
      {revisions.length > 1 ? (
        <section>
          <h2>更正记录</h2>
          <ul className="ph-list">
            {revisions.map((one) => (
              <li key={one.id}>
                <a className="ph-row" href={`/records/${one.id}`}>
                  <span>
                    {one.number}
                    <small>{one.revision === 0 ? `首次提交 ${one.personName}` : `更正 ${one.revision} ${one.personName}：${one.reason ?? ''}`}</small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RecordFoot author={`${record.personName}（${record.personTitle}）`} at={record.submittedAt} hash={record.contentHash} version={versionNumber === null ? null : `清单第 ${versionNumber} 版`} />
      <SignatureKindText kind={signature} drawing={drawing} />
      {next ? <BigLink to={next.check}>下一个岗位：{next.postName}（{next.items} 项）</BigLink> : null}
      <BigLink to="/today" plain={next !== null}>返回今日</BigLink>
      {corrects ? (
        <BigLink to={`/records/${record.id}/correct`} plain>
          更正这份记录
        </BigLink>
      ) : null}
    </PhonePage>
  );
}
