import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { ContractFields, type FormState, VerbForm, StrayAnswer, SubmitButton } from '~/components/forms';
import { typedAll } from '~/components/forms/state';
import { EmptyState, LevelTag, Notice, PageHeader } from '~/components/ui';
import { ASSESS_CONTRACTS } from '~/domain/risk/assess/contracts';
import { FREQUENCY_NAMES, METHOD_NAMES } from '~/domain/risk/words';
import { standardImpact, type StandardImpactView } from '~/pages/risk/assess/riskStandard';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';
import { reassessment } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '新标准的影响 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

const asks = ASSESS_CONTRACTS.reassessItems;
const versionOf = (text: string | undefined): number => (text && /^\d{1,6}$/.test(text) ? Number(text) : notFound());

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const done = new URL(args.request.url).searchParams.get('done');
  const view = (await standardImpact(who.cx, who.permit, permitFor(who, 'risk.edit') !== null, versionOf(args.params.version))) ?? notFound();
  return { ...view, done: done && /^[1-9]\d{0,4}$/.test(done) ? Number(done) : null };
}

export const action = reassessment.action;

const WHY_NOT = { methodGone: '标准不再采用这种方法，请打开该项另选方法', stepGone: '原来选的尺度不在新标准中，请打开该项重新选择', groundGone: '原来的直接判定情形不在新标准中，请打开该项重新评价' } as const;

export default function Impact() {
  const view = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { version, inForce, current, list, lines, assessed, editable, done } = view;
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '分级标准', to: '/risk/standard' }]}
        title={`第 ${version} 版标准对清单的影响`}
        description={list ? `对照第 ${list.number} 版清单（${list.draft ? '草稿' : '已发布'}），已评价 ${assessed} 项。` : '还没有清单。'}
      />
      {inForce ? null : <Notice tone="info" title={`现行标准是第 ${current} 版`}>这里只供查看；重新评价按现行版进行。</Notice>}
      {done === null ? null : (
        <Notice tone="success" title={`已重新评价 ${done} 项`} action={list?.draft ? <Link className="button" to={`/risk/versions/${list.id}/diff`}>看草稿的改动</Link> : null}>
          {lines.length === 0 ? '没有别的项会因这一版标准改变等级。' : `下面 ${lines.length} 项还没有重新评价，保持原来的等级。`}
        </Notice>
      )}
      <StrayAnswer state={lines.length === 0 ? state : undefined} />
      {lines.length === 0 && done !== null ? null : lines.length === 0 ? (
        <EmptyState title="没有风险项会改变等级" hint="已有评价按这一版标准换算，等级都不变。" action={<Link className="button" to="/risk">回到清单</Link>} />
      ) : (
        <>
          {editable || !inForce ? null : <DraftFirst view={view} />}
          <VerbForm state={state} className="form wide">
            <ImpactTable key={lines.map(({ id }) => id).join()} view={view} typed={typedAll(state, 'item', [])} />
            {editable && lines.some(({ after }) => after) ? (
              <>
                <ContractFields fields={asks.fields} only={['reason']} known={{ reason: { lines: 2 } }} />
                <SubmitButton>{asks.send}</SubmitButton>
              </>
            ) : null}
          </VerbForm>
        </>
      )}
    </>
  );
}

function DraftFirst({ view: { list } }: { view: StandardImpactView }) {
  return (
    <Notice
      tone="warning"
      title="重新评价在草稿里进行"
      action={
        list?.draft === false ? (
          <VerbForm action="/risk/draft" className="bulk">
            <SubmitButton>新建第 {list.number + 1} 版草稿</SubmitButton>
          </VerbForm>
        ) : null
      }
    >
      已发布的清单不改动。请由质量安全总监或质量安全员在草稿中重新评价。
    </Notice>
  );
}

function ImpactTable({ view: { lines, editable }, typed }: { view: StandardImpactView; typed: readonly string[] }) {
  const offered = lines.filter(({ after }) => after).map(({ id }) => id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(typed.map((row) => row.split(':')[0]!)));
  const toggle = (id: string): void => setChosen(new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]));
  const all = offered.length > 0 && offered.every((id) => chosen.has(id));
  return (
    <table className="library-rows stacks">
      <thead>
        <tr>
          {editable ? (
            <th scope="col" className="keep pick">
              <label><input type="checkbox" checked={all} onChange={() => setChosen(new Set(all ? [] : offered))} /> 全选</label>
            </th>
          ) : null}
          <th scope="col">风险点</th>
          <th scope="col">方法与风险值</th>
          <th scope="col">评价时的标准</th>
          <th scope="col">现在</th>
          <th scope="col">按这一版</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {editable ? (
              <td className="keep pick">{line.after ? <input type="checkbox" name="item" value={`${line.id}:${line.version}`} checked={chosen.has(line.id)} onChange={() => toggle(line.id)} aria-label={`选择 ${line.riskPoint}`} /> : null}</td>
            ) : null}
            <td>
              <Link to={`/risk/items/${line.id}`}>{line.riskPoint}</Link>
              <small className="under">{line.place}</small>
            </td>
            <td className="keep" data-label="方法与风险值">
              {METHOD_NAMES[line.method]}
              {line.value === null ? null : <small className="under">风险值 {line.value}</small>}
            </td>
            <td className="keep" data-label="评价时的标准">{line.standardVersion === 0 ? '本软件建议' : `第 ${line.standardVersion} 版`}</td>
            <td className="keep" data-label="现在"><LevelTag level={line.before} /></td>
            <td data-label="按这一版">{line.kind === 'moves' ? (
              <>
                <LevelTag level={line.after} />
                {line.proposedFrequency ? <small className="under">频次低于等级建议：现为{FREQUENCY_NAMES[line.frequency]}，建议{FREQUENCY_NAMES[line.proposedFrequency]}</small> : null}
              </>
            ) : <span className="lacking">{line.kind === 'same' ? '' : WHY_NOT[line.kind]}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
