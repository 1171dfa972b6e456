import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, VerbForm, StrayAnswer, SubmitButton } from '~/components/forms';
import { MappingBoard } from '~/components/risk/library/MappingBoard';
import { EmptyState, Notice, PageHeader, Section } from '~/components/ui';
import { STAGE_NAMES } from '~/domain/risk/words';
import { NO_POST } from '~/domain/risk/library/matching';
import { riskMapping } from '~/pages/risk/library/riskLibrary';
import { authorise, permitFor } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import importCss from '~/styles/riskImport.css?url';
import { namesAnswered } from '~/verbs/riskTemplates';

export const meta: MetaFunction = () => [{ title: '岗位对应 · 质安' }];
export const links: LinksFunction = () => [riskCss, importCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  const countOf = (name: string): number => Number(searchParams.get(name)) || 0;
  const told = { laid: searchParams.get('laid'), declined: countOf('declined'), forgotten: countOf('forgotten'), merged: searchParams.getAll('merged'), clashing: searchParams.getAll('clashing') };
  return { ...(await riskMapping(who.cx, who.permit, searchParams.getAll('category'))), mayOpen: permitFor(who, 'organisation.manage') !== null, told };
}

export const action = namesAnswered.action;

export default function Mapping() {
  const { categories, categoryNames, unmatched, remembered, posts, mayOpen, told } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const rows = unmatched.reduce((sum, place) => sum + place.rows.length, 0);
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '范本库', to: '/risk/library' }]}
        title="岗位对应"
        description={categoryNames.length > 0 ? `范本：${categoryNames.join('、')}。为范本里的岗位名称指定本企业的岗位，指定一次，以后都记得；本企业没有这道工序的，也答一次。` : undefined}
        actions={<Link className="button" to="/risk?version=draft">回到草稿</Link>}
      />
      {told.laid !== null ? (
        <Notice tone={told.laid === '0' ? 'warning' : 'success'} title={told.laid === '0' ? '没有放入新行' : `已放入 ${told.laid} 行`}>
          {told.laid === '0' && told.merged.length + told.clashing.length === 0 ? <p>所选名称的行都已在清单里；对应已记住，以后放入的行照此办理。</p> : null}
          {told.merged.length > 0 ? <p>内容相同、合为一行的：{told.merged.join('、')}</p> : null}
          {told.clashing.length > 0 ? <p>同岗位已有同名风险点、没有放入的：{told.clashing.join('、')}。请在清单里改名后再放。</p> : null}
        </Notice>
      ) : null}
      {told.declined > 0 ? <Notice tone="success" title={`已记住本企业没有的 ${told.declined} 个名称，不再询问`}><p>以后的范本、导入的表里再有这些名称，也不放入清单。要撤回的，在下面“已记住的对应”里改。</p></Notice> : null}
      {told.forgotten > 0 ? <Notice tone="success" title={`已撤回 ${told.forgotten} 个名称的回答，重新等待对应`} /> : null}
      <StrayAnswer state={unmatched.length === 0 ? state : undefined} />
      {unmatched.length === 0 ? (
        <EmptyState
          title="没有待对应的名称"
          hint={categories.length > 0 ? '所选范本里的岗位名称都已答过。' : '草稿里没有来自范本的行。请先到范本库选一类产品。'}
          action={<Link className="button primary" to={categories.length > 0 ? '/risk?version=draft&mark=unconfirmed' : '/risk/library'}>{categories.length > 0 ? '去逐行确认' : '去范本库'}</Link>}
        />
      ) : (
        <Section title={`${unmatched.length} 个名称对不上，${rows} 行在等`}>
          <VerbForm state={state} className="form wide">
            {categories.map((id) => (
              <input key={id} type="hidden" name="category" value={id} />
            ))}
            <MappingBoard
              key={unmatched.length}
              posts={posts}
              opening={mayOpen}
              sources={unmatched.map(({ sourceWorkshop, sourcePost, alike, rows: waiting }) => ({
                sourceWorkshop, sourcePost, alike, waiting: `${waiting.length} 行`, details: waiting.map(({ riskPoint, stage, role }) => `${riskPoint}（${STAGE_NAMES[stage]}，由${role}负责）`),
              }))}
            />
            <SubmitButton>按所选岗位放入草稿</SubmitButton>
          </VerbForm>
        </Section>
      )}
      {remembered.length > 0 ? (
        <Section title="已记住的对应">
          <ul className="plain-list two">
            {remembered.map((mapping) => (
              <li key={`${mapping.sourceWorkshop}/${mapping.sourcePost}`}>
                {mapping.sourceWorkshop} / {mapping.sourcePost} → {mapping.postId === null ? <span className="soft">本企业没有</span> : mapping.post || <span className="lacking">岗位已撤销</span>}
              </li>
            ))}
          </ul>
          {categories.length > 0 ? (
            <details open={state !== undefined}>
              <summary>改动已记住的对应</summary>
              <VerbForm className="form wide">
                {categories.map((id) => (
                  <input key={id} type="hidden" name="category" value={id} />
                ))}
                <MappingBoard key={remembered.map(({ postId }) => postId).join()} posts={posts} sources={remembered.map(({ sourceWorkshop, sourcePost, postId, post }) => ({ sourceWorkshop, sourcePost, waiting: postId === null ? '本企业没有' : post || '岗位已撤销', guess: postId ?? NO_POST }))} placeholder="不改动" />
                <p className="soft">改动只影响以后放入的行，已在草稿里的行不移动。</p>
                <SubmitButton quiet>保存改动</SubmitButton>
              </VerbForm>
            </details>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}
