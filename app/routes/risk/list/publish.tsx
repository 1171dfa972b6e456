import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, HiddenField, VerbForm, SubmitButton } from '~/components/forms';
import { WaitingRows } from '~/components/risk/list/WaitingRows';
import { EmptyState, FirstFew, Notice, PageHeader, Section } from '~/components/ui';
import { formatDay } from '~/domain/shared/day';
import { rowsWithoutPost } from '~/pages/risk/library/riskLibrary';
import { riskPublish } from '~/pages/risk/list/riskVersions';
import { authorise, permitFor } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import { publication } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '核对并发布 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = permitFor(who, 'risk.view');
  const [list, waiting] = await Promise.all([view && riskPublish(who.cx, view), rowsWithoutPost(who.cx, who.permit)]);
  return { mayPublish: permitFor(who, 'risk.publish') !== null, list, waiting };
}

export const action = publication.action;

interface Group {
  readonly text: string;
  readonly count: number;
  readonly items: readonly { readonly id: string; readonly riskPoint: string; readonly place: string }[];
}

function Lacks({ groups }: { groups: readonly Group[] }) {
  return groups.map(({ text, count, items }) => (
    <div key={text} className="lack-group">
      <b>
        {text}
        {count > 0 ? `（${count} 项）` : null}
      </b>
      <FirstFew of={items} total={count}>{({ id, riskPoint, place }) => <li key={id}><Link to={`/risk/items/${id}`} title={place}>{riskPoint}</Link></li>}</FirstFew>
    </div>
  ));
}

export default function Publish() {
  const { list, mayPublish, waiting } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const trail = [{ label: '风险清单', to: '/risk' }];
  if (!list) return <><PageHeader trail={trail} title="核对并发布" /><EmptyState title="没有草稿" hint="发布的是草稿；请先在风险清单里新建一版。" action={<Link className="button primary" to="/risk">去风险清单</Link>} /></>;
  const { draft, base, refusing, warnings, diff, effectiveFrom } = list;
  const { counts } = diff;
  const named = diff.added.length + diff.removed.length + diff.changed.length;
  return (
    <>
      <PageHeader trail={trail} title={`核对并发布第 ${draft.number} 版`} description={`草稿共 ${draft.items} 项。`} actions={<Link className="button" to={`/risk/versions/${draft.id}/analysis`}>预览风险分析表</Link>} />
      {refusing.length > 0 ? (
        <Section title="发布前须补齐" extra={<Link to="/risk?version=draft&mark=unconfirmed">到清单里批量处理</Link>}>
          <Lacks groups={refusing} />
        </Section>
      ) : (
        <Notice tone="success" title="发布所需的都齐了" />
      )}
      {waiting ? <WaitingRows rows={waiting} /> : null}
      {warnings.length > 0 ? (
        <Section title="提醒（不妨碍发布）" extra={<Link to="/risk/limits">按标准核对判定准则</Link>}>
          <Lacks groups={warnings} />
        </Section>
      ) : null}
      {base ? (
        <Section title={`与第 ${base.number} 版相比`}>
          <p>新增 {counts.added} 项，移除 {counts.removed} 项，修改 {counts.changed} 项。</p>
          <ul className="plain-list">
            {diff.added.map((item) => <li key={item.id}>新增 <Link to={`/risk/items/${item.id}`}>{item.riskPoint}</Link> <span className="soft">{item.place}</span></li>)}
            {diff.removed.map((item) => <li key={item.id}>移除 {item.riskPoint} <span className="soft">{item.place}</span></li>)}
            {diff.changed.map((item) => <li key={item.id}>修改 <Link to={`/risk/items/${item.id}`}>{item.riskPoint}</Link> <span className="soft">{item.fields.join('、')}</span></li>)}
            {named < counts.added + counts.removed + counts.changed ? <li>其余 {counts.added + counts.removed + counts.changed - named} 项见<Link to={`/risk/versions/${draft.id}/diff`}>版本对照</Link>。</li> : null}
          </ul>
        </Section>
      ) : null}
      <Section title="发布">
        {mayPublish ? (
          <VerbForm state={state}>
            <HiddenField name="versionId" value={draft.id} />
            <HiddenField name="revision" value={draft.revision} />
            {refusing.length > 0 ? (
              <p className="soft">补齐上面各项后，这里可以发布。</p>
            ) : (
              <SubmitButton confirm={`发布后第 ${draft.number} 版不再改动，自${formatDay(effectiveFrom)}起的检查都按它进行；要改只能另起下一版。`}>发布第 {draft.number} 版</SubmitButton>
            )}
          </VerbForm>
        ) : (
          <p className="soft">由质量安全总监发布。</p>
        )}
      </Section>
    </>
  );
}
