import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm, isFormState } from '~/components/forms';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { WORD_TEMPLATE_CONTRACTS } from '~/domain/report/contracts';
import { TEMPLATE_KINDS, TEMPLATE_STATE_NAMES, type WordTemplate } from '~/domain/report/wordTemplate';
import { authorise } from '~/platform/web/authorise';
import { readTemplates } from '~/services/papers/readTemplates';
import routineCss from '~/styles/routine.css?url';
import { templateTaking } from '~/verbs/wordTemplates';

export const meta: MetaFunction = () => [{ title: 'Word 模板 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'settings.edit');
  const asked = new URL(args.request.url).searchParams.get('kind');
  const kind = TEMPLATE_KINDS.find((one) => one === asked) ?? TEMPLATE_KINDS[0];
  return { ...(await readTemplates(cx, permit, kind)), kind };
}

export const action = templateTaking.action;

/** Tags by name, the first few at once. */
function Tags({ label, tags }: { readonly label: string; readonly tags: readonly string[] }) {
  return tags.length === 0 ? null : <details><summary>{label}（{tags.length}）</summary><p className="soft">{tags.join('  ')}</p></details>;
}

/** What can be done with a version that is not history. */
function Acts({ template: { id, state, unknown } }: { readonly template: WordTemplate }) {
  const of = `/papers/templates/${id}`;
  return (
    <>
      {state === 'tried' ? <ContractForm of={of} contract={WORD_TEMPLATE_CONTRACTS.adopt} without={unknown.length > 0 ? [] : ['blanks']} /> : null}
      {state === 'tried' || state === 'current' ? <ContractForm of={of} contract={WORD_TEMPLATE_CONTRACTS.stop} quiet send={state === 'tried' ? '不用这一版' : undefined} /> : null}
    </>
  );
}

export default function WordTemplates() {
  const { kind, titles, versions, paper, tags } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const open = versions.filter(({ state }) => state === 'tried' || state === 'current');
  return (
    <>
      <PageHeader
        trail={[{ label: '文书', to: '/papers' }]} title="Word 模板"
        description="监管部门有自己的表样时，在表样里写上占位词传上来；以后每一份签好的文书都能按它填好下载，不用再抄一遍。"
      />
      <nav className="kinds" aria-label="文书种类">
        {TEMPLATE_KINDS.map((each) => <Link key={each} to={`/papers/templates?kind=${each}`} aria-current={kind === each ? 'true' : undefined}>{titles[each]}</Link>)}
      </nav>
      {open.length === 0 ? null : (
        <Section title="正在用的和待启用的">
          <DataTable
            label="正在用的和待启用的模板" rowKey={({ id }) => id} rows={open}
            columns={[
              { head: '版次', width: 90, cell: ({ number }) => `第 ${number} 版` },
              {
                head: '文件', cell: ({ id, name, takenByName, takenAt, unknown, missing }) => (
                  <>
                    <a href={`/papers/templates/${id}/template.docx`} download>{name}</a>
                    <p className="soft">{takenByName} · <InstantText at={takenAt} /></p>
                    <Tags label="认不出的占位词，会留空" tags={unknown} />
                    <Tags label="文书里有、模板没用到的" tags={missing} />
                  </>
                ),
              },
              { head: '状态', width: 150, cell: ({ state }) => TEMPLATE_STATE_NAMES[state] },
              { head: '试填', width: 110, cell: ({ id }) => <a href={`/papers/templates/${id}/trial.docx`} download>下载试填</a> },
              { head: '办理', width: 240, cell: (template) => <Acts template={template} /> },
            ]}
          />
        </Section>
      )}
      <Section title="上传新的一版">
        {paper === null ? <EmptyState title={`还没有签过的《${titles[kind]}》`} hint="模板要用真实内容试填过才收。签出第一份以后再来。" /> : (
          <>
            <ContractForm contract={WORD_TEMPLATE_CONTRACTS.take} known={{ kind: { options: TEMPLATE_KINDS.map((each) => ({ value: each, label: titles[each] })), value: kind } }} state={isFormState(answer) ? answer : undefined} />
            <p className="soft">上传后用最近签的一份（{paper}）试填，并列出认不出和没用到的占位词；启用之前不影响任何文书。带宏、嵌入文件或从网上取内容的文件不收。</p>
          </>
        )}
      </Section>
      {tags.length === 0 ? null : (
        <Section title="可用的占位词">
          <p className="soft">占位词就是文书上的名称，写在大括号里。表格用一对占位词围住要重复的那一行：开头写{'{#表名}'}，结尾写{'{/表名}'}，中间写各列的名称。</p>
          <DataTable
            label="可用的占位词" rowKey={({ tag, within }) => `${within}/${tag}`} rows={tags}
            columns={[
              { head: '占位词', width: 320, cell: ({ tag, within }) => <code className={within ? 'within' : undefined}>{tag}</code> },
              { head: '在哪张表里', width: 240, cell: ({ within }) => within || '—' },
              { head: `在${paper}里的内容`, cell: ({ sample }) => sample || '（空）' },
            ]}
          />
        </Section>
      )}
      {versions.length > open.length ? (
        <Section title="用过的版本">
          <DataTable
            label="用过的版本" rowKey={({ id }) => id} rows={versions.filter((one) => !open.includes(one))}
            columns={[
              { head: '版次', width: 90, cell: ({ number }) => `第 ${number} 版` },
              { head: '文件', cell: ({ id, name }) => <a href={`/papers/templates/${id}/template.docx`} download>{name}</a> },
              { head: '状态', width: 150, cell: ({ state }) => TEMPLATE_STATE_NAMES[state] },
              { head: '上传', width: 320, cell: ({ takenByName, takenAt }) => <>{takenByName} · <InstantText at={takenAt} /></> },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
