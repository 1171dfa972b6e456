import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { ListTable } from '~/components/ui/ListTable';
import { DAY_LIST } from '~/domain/report/lists';
import { listed } from '~/platform/web/listed';
import { InstantText, Legend, Notice, PageHeader, PostDayMark, Section, SignatureKindText } from '~/components/ui';
import { PaperFiles } from '~/components/ui/PaperFiles';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { formatDay, parseDay } from '~/domain/shared/day';
import { postAndTurn } from '~/domain/routine/turn';
import { SHOWN_DAY_NAMES } from '~/domain/routine/words';
import { signingView } from '~/pages/organisation/signingView';
import { dayLine, dayPage, type DayRow } from '~/pages/routine/dayPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import { contentHash } from '~/services/routine/contentHash';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? formatDay(data.day) : '日管控'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.view');
  const day = parseDay(args.params.day ?? '') ?? notFound();
  const sign = permitFor(visitor, 'daily.sign') !== null;
  const [{ content, ...view }, signing] = await Promise.all([dayPage(visitor.cx, visitor.permit, day), sign ? signingView(visitor.cx, visitor, visitor.acting.rules.access, 'paper') : undefined]);
  return { ...view, list: listed(args.request, DAY_LIST, view.rows.map(dayLine), MOST_POSTS), content: contentHash(content), signing, may: { explain: permitFor(visitor, 'gap.explain') !== null, sign } };
}

/** A day stands on one page, however many posts there are. */
const MOST_POSTS = 1000;

export default function DayPage() {
  const { day, list, previous, next, today, unpublishedYears, rows, signature, content, later, may } = useLoaderData<typeof loader>();
  const owed = rows.filter(({ state }) => state !== 'stopped' && state !== 'nothingDue');
  const page = `/routine/days/${day}`;
  return (
    <>
      <PageHeader term="due"
        trail={[{ label: '日周月', to: `/routine?month=${day.slice(0, 7)}` }]}
        title={`日管控 · ${formatDay(day)}`}
        description={summary(owed)}
        actions={
          <>
            <Link className="button" to={`/routine/days/${previous}`}>前一天</Link>
            {next ? <Link className="button" to={`/routine/days/${next}`}>后一天</Link> : null}
            {owed.length > 0 && day <= today ? <PaperFiles pdf={`${page}/record.pdf`} /> : null}
          </>
        }
      />
      <UnpublishedYears years={unpublishedYears} />
      <Legend of="days" />
      <ListTable
        table={DAY_LIST}
        rowKey={(row) => `${row.postId} ${row.turn}`}
        rows={list.rows}
        view={list.view}
        question={`?day=${day}&sort=${list.view.sort}`}
        empty="这一天还没有岗位。"
        cells={{
          post: (row) => <>{row.post}{row.nowCalled ? <small className="under">现名：{row.nowCalled}</small> : null}</>,
          state: ({ shown }) => <PostDayMark state={shown} word />,
          record: ({ record, further }) => (
            <>
              {record ? <Link to={`/routine/records/${record.id}`}>{record.number}{record.corrected ? '（更正）' : ''}</Link> : further.length > 0 ? null : '—'}
              {further.map(({ id, number }) => <small key={id} className="under"><Link to={`/routine/records/${id}`}>后续报告 {number}</Link></small>)}
            </>
          ),
          at: ({ at }) => (at ? <InstantText at={at} /> : '—'),
        }}
      />
      {may.explain
        ? rows.filter(({ state }) => state === 'missed').map(({ postId, turn, turnName, postName, workshopName }) => (
            <Section key={`${postId} ${turn}`} title={`${workshopName} · ${postAndTurn(postName, { turn, turnName })}：说明未进行原因`}>
              <ContractForm contract={ROUTINE_CONTRACTS.explainGap} of={page} known={{ postId: { value: postId }, turn: { value: turn }, reason: { lines: 2 } }} />
            </Section>
          ))
        : null}
      {signature ? (
        <Section title="签认">
          <p>
            {signature.personName}（{signature.personTitle}）于 <InstantText at={signature.signedAt} /> 签认。{signature.words}
          </p>
          <SignatureKindText kind={signature.kind ?? 'session'} drawing={signature.drawing} />
          {later.length > 0 ? (
            <Notice tone="warning" title="签认以后有补充，上表是现在的情况；PDF 保持签认时的内容，补充列在签字下面。">
              <ul>{later.map(({ at, when, by, text }) => <li key={`${at} ${text}`}>{when} {by}：{text}</li>)}</ul>
            </Notice>
          ) : null}
        </Section>
      ) : may.sign && owed.length > 0 && day <= today && owed.every(({ state }) => state !== 'open') ? (
        <Section title="签认当天记录">
          <ContractForm contract={ROUTINE_CONTRACTS.signDay} of={page} known={{ content: { value: content } }} rereads />
        </Section>
      ) : null}
    </>
  );
}

function summary(owed: readonly Pick<DayRow, 'shown' | 'turn'>[]): string {
  if (owed.length === 0) return '这一天没有应检岗位。';
  const count = (...states: DayRow['shown'][]) => owed.filter(({ shown }) => states.includes(shown)).length;
  const parts = [
    `应检 ${owed.length} 个${owed.some(({ turn }) => turn) ? '岗次' : '岗位'}`,
    ...(['onTime', 'late', 'deliveredLater', 'backfilled', 'open', 'pastLimit', 'missed', 'excused', 'future'] as const).flatMap((state) => (count(state) > 0 ? [`${SHOWN_DAY_NAMES[state]} ${count(state)} 个`] : [])),
  ];
  return `${parts.join('，')}。`;
}
