import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { TimeLimit } from '~/components/check/TimeLimit';
import { ContractForm } from '~/components/forms/ContractForm';
import { BigLink } from '~/components/phone/BigLink';
import { HazardsOfMine } from '~/components/hazard/HazardsOfMine';
import { phoneLook } from '~/components/phone/look';
import { PhonePage } from '~/components/phone/PhonePage';
import { DayLine, type LineHrefs } from '~/components/workbench/DayLine';
import { UNPUBLISHED_RULE, unpublishedWords } from '~/components/routine/unpublishedWords';
import { PostDayMark } from '~/components/ui/PostDayMark';
import { checkPath, draftOf } from '~/domain/routine/turn';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { formatDay, formatMonth } from '~/domain/shared/day';
import { formatInstant, timeOf } from '~/domain/shared/instant';
import { dayLine } from '~/pages/desk/dayLine';
import { signingView } from '~/pages/organisation/signingView';
import { meetingsToAttend } from '~/pages/routine/meetingsToAttend';
import { todayPage, type TodayPost } from '~/pages/routine/today';
import { myHazards } from '~/pages/hazard/myHazards';
import { authorise, permitFor } from '~/platform/web/authorise';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction = () => [{ title: '今日检查 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.view');
  const { cx, permit } = visitor;
  const { roles } = permit.standing;
  const hazards = permitFor(visitor, 'hazard.view');
  const meetings = await meetingsToAttend(cx, permit);
  const desk = roles.includes('principal') ? permitFor(visitor, 'desk.view') : null;
  return {
    line: desk ? await dayLine(cx, desk) : null,
    ...(await todayPage(cx, permit)), meetings, signing: meetings.length > 0 ? await signingView(cx, visitor, visitor.acting.rules.access, 'check') : undefined, hazards: hazards ? (await myHazards(cx, hazards)).mine : [],
    submits: permitFor(visitor, 'check.submit') !== null, explains: roles.some((role) => role !== 'operator'),
  };
}

const summary = (posts: readonly TodayPost[]): string => {
  const owed = posts.filter(({ state }) => state !== 'nothingDue' && state !== 'stopped');
  const open = owed.filter(({ state }) => state === 'open').length;
  const of = owed.some(({ turn }) => turn) ? '岗次' : '岗位';
  if (posts.length === 0) return '您没有担任岗位，今天没有要检查的内容。看到质量问题，可以随手拍。';
  if (owed.length === 0) return '今天没有应检岗位。';
  return open === 0 ? `${owed.length} 个${of}都已检查。` : `${owed.length} 个${of}，还有 ${open} 个未检。`;
};

/** Where the parts of the sentence lead on the phone. */
const PHONE_HREFS: LineHrefs = { day: '/team', overdue: '/team#open', hazard: (id) => `/my/hazards/${id}`, grade: () => '/team#open' };

export default function Today() {
  const { line, today, unpublishedYears, meetings, posts, missed, moreMissed, hazards, submits, explains } = useLoaderData<typeof loader>();
  const next = submits ? posts.find(({ state, shown }) => state === 'open' && shown !== 'future') : undefined;
  return (
    <PhonePage
      title={formatDay(today)}
      subtitle={line && !submits ? undefined : summary(posts)}
      footer={next ? <BigLink to={next.check}>开始检查：{next.postName} {next.shift}</BigLink> : undefined}
    >
      {line ? <div className={submits ? undefined : 'first-fold'}><DayLine line={line} hrefs={PHONE_HREFS} /></div> : null}
      {unpublishedYears.length === 0 ? null : <p className="ph-strip">{unpublishedWords(unpublishedYears)}。{UNPUBLISHED_RULE}</p>}
      {meetings.map(({ id, period, place, heldAt }) => (
        <section key={id} className="ph-strip">
          <p>{formatMonth(period)}质量安全月调度会议，{formatInstant(heldAt)}{place ? `，${place}` : ''}。您是参会人员。</p>
          <ContractForm contract={ROUTINE_CONTRACTS.attend} of={`/routine/meetings/${id}`} look={phoneLook('/today')} />
        </section>
      ))}
      {posts.length > 0 ? (
        <ul className="ph-list" aria-label="我的岗位">
          {posts.map((post) => (
            <li key={`${post.postId} ${post.day} ${post.turn}`}>
              <a className="ph-row" href={post.recordId ? `/records/${post.recordId}` : submits ? post.check : `/today/${post.postId}`}>
                <PostDayMark state={post.shown} size={22} />
                <span>
                  {post.postName} {post.shift}
                  <small>
                    {post.workshopName} · {told(post)}
                  </small>
                  {post.state === 'open' ? <small data-draft={draftOf(post)} hidden /> : null}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <HazardsOfMine rows={hazards} />
      {missed.length > 0 ? (
        <section aria-labelledby="missed">
          <h2 id="missed">以前没有检查的日子</h2>
          <p className="soft">请补录；确实没有进行的，请说明原因。</p>
          <ul className="ph-list">
            {missed.map(({ postId, postName, day, turn }) => (
              <li key={`${postId}${day}${turn}`} className="missed-row">
                <PostDayMark state="missed" size={22} />
                <span>
                  {formatDay(day)}
                  <small>{postName}</small>
                </span>
                <span className="ph-acts">
                  {submits ? (
                    <a href={checkPath({ postId, day, turn }, false)}>
                      补录
                    </a>
                  ) : null}
                  {explains ? <a href={`/today/${postId}/gap?day=${day}${turn && `&turn=${turn}`}`}>说明原因</a> : null}
                </span>
              </li>
            ))}
          </ul>
          {moreMissed > 0 ? <p className="soft">另有 {moreMissed} 条，请在电脑上的日历中处理。</p> : null}
        </section>
      ) : null}
      <p className="ph-acts">
        <a className="ph-link" href="/my/report">随手拍</a>
        <a className="ph-link" href="/c">输入岗位码</a>
      </p>
      {posts.length > 0 ? (
        <details className="ph-more">
          <summary>以往记录</summary>
          <ul className="ph-list">
            {[...new Map(posts.map((post) => [post.postId, post])).values()].map(({ postId, postName }) => (
              <li key={postId}>
                <a className="ph-row" href={`/today/${postId}`}>
                  {postName}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="ph-ready" role="status" data-ready />
    </PhonePage>
  );
}

const told = (post: TodayPost): ReactNode => {
  const { state, shown, submittedAt, items } = post;
  if (state === 'open') return <>{items} 项，{shown === 'future' ? '还没有开始，' : ''}<TimeLimit {...post} /></>;
  if (state === 'stopped') return '停产';
  if (state === 'nothingDue') return '今天无应检项';
  return submittedAt ? `${POST_DAY_NAMES[state]}，${timeOf(submittedAt)} 提交` : '';
};
