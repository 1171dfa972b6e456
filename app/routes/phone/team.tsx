import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Limit } from '~/components/hazard/Limit';
import { ContractForm } from '~/components/forms/ContractForm';
import { phoneLook } from '~/components/phone/look';
import { PhonePage } from '~/components/phone/PhonePage';
import { PostDayMark } from '~/components/ui/PostDayMark';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import { covers } from '~/domain/organisation/access/authority';
import { furtherFindings } from '~/domain/routine/postDays';
import { checkPath, postAndTurn } from '~/domain/routine/turn';
import { outcomeWords, SHOWN_DAY_NAMES } from '~/domain/routine/words';
import { formatDay } from '~/domain/shared/day';
import { timeOf } from '~/domain/shared/instant';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { changesPage } from '~/pages/routine/changesPage';
import { isHead, teamPage } from '~/pages/routine/teamPage';
import { authorise, permitFor } from '~/platform/web/authorise';
import { forbidden } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction = () => [{ title: '班组 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.view');
  const { cx, permit } = visitor;
  const hazards = permitFor(visitor, 'hazard.view');
  if (!hazards || !isHead(permit.standing.roles)) forbidden();
  const view = await teamPage(cx, permit, hazards);
  const submits = permitFor(visitor, 'check.submit');
  const mayCheck = view.waiting.flatMap(({ postId, workshopId }) => (submits && covers(submits, { workshopId, postId }) ? [postId] : []));
  const explains = permitFor(visitor, 'gap.explain');
  return { ...view, mayCheck, held: permit.standing.postIds, changing: explains ? (await changesPage(cx, explains)).posts : [] };
}

/** Who has checked today, who has not and whom to ring, and which hazards are open. */
export default function Team() {
  const { day, waiting, done, hazards, mayCheck, held, changing } = useLoaderData<typeof loader>();
  return (
    <PhonePage title="班组" subtitle={`${formatDay(day)}：${waiting.length} 个岗位未检，${done.length} 个已检。`}>
      {waiting.length > 0 ? (
        <section aria-labelledby="waiting">
          <h2 id="waiting">未检</h2>
          <ul className="ph-list">
            {waiting.map(({ postId, day, turn, turnName, postName, workshopName, shown, holderPhones }) => (
              <li key={`${postId} ${day} ${turn}`} className="missed-row">
                <PostDayMark state={shown} size={22} />
                <span>
                  {postAndTurn(postName, { turn, turnName })}
                  <small>{workshopName} · {SHOWN_DAY_NAMES[shown]}{holderPhones.length === 0 ? ' · 没有人任职' : ''}</small>
                </span>
                <span className="ph-acts">
                  {holderPhones.map(({ name, phone }) => (phone ? <a key={name} href={`tel:${phone}`}>致电{name}</a> : <span key={name} className="soft">{name}（未登记电话）</span>))}
                  {mayCheck.includes(postId) && shown !== 'future' ? <a href={checkPath({ postId, day, turn }, turn === '')}>{held.includes(postId) ? '检查' : '代检'}</a> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {done.length > 0 ? (
        <section aria-labelledby="done">
          <h2 id="done">已检</h2>
          <ul className="ph-list">
            {done.map(({ postId, turn, turnName, postName, state, record, further }) => (
              <li key={`${postId} ${turn}`}>
                <a className="ph-row" href={`/records/${record!.id}`}>
                  <PostDayMark state={state} size={22} />
                  <span>
                    {postAndTurn(postName, { turn, turnName })}
                    <small>{record!.by} {timeOf(record!.at)} · {outcomeWords(record!.zeroRisk, record!.findings, furtherFindings(further))}</small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {changing.length > 0 ? (
        <details className="ph-more">
          <summary>登记变化</summary>
          <p className="soft">更换供应商、原材料，工艺变更，停产后复产：触发的项目从岗位的下一次检查起列入。</p>
          <ContractForm contract={ROUTINE_CONTRACTS.recordChange} of="/routine/changes" look={phoneLook('/team')} known={{ postId: { options: changing } }} />
        </details>
      ) : null}
      <section aria-labelledby="open">
        <h2 id="open">未销号的隐患</h2>
        {hazards.length === 0 ? <p>没有未销号的隐患。</p> : null}
        <ul className="ph-list">
          {hazards.map((row) => (
            <li key={row.id}>
              <a className="ph-row" href={`/my/hazards/${row.id}`}>
                <span>
                  {row.title}
                  <small>{row.number} · {row.postName} · {HAZARD_STAGE_NAMES[row.stage]} · {row.responsibleName}</small>
                  <small>期限 <Limit deadline={row.deadline} daysOver={row.daysOver} /></small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </PhonePage>
  );
}
