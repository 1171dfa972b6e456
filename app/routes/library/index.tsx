import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms';
import { DayText, EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { LIBRARY_CONTRACTS as asks } from '~/domain/risk/library/contracts';
import { day } from '~/domain/shared/day';
import { editorLibrary } from '~/pages/risk/library/library';
import { authoriseEditor } from '~/platform/web/authorise';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseEditor(args);
  return editorLibrary(cx, permit);
}

const KIND_NAMES = { added: '新增', changed: '修改', retired: '停用' } as const;

/** The library of the platform: the edition in force, the one being edited with its changes, and the categories. */
export default function EditorLibrary() {
  const { draft, inForce, editions, changes, categories } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="范本库" description={draft ? `正在编辑第 ${draft.edition} 版（从第 ${draft.basedOn} 版开始）；企业现在用的是第 ${inForce} 版。` : `企业现在用的是第 ${inForce} 版。修改须先新建一版，发布后企业逐行选择是否采纳。`} />
      {draft ? (
        <Section title={`第 ${draft.edition} 版的改动（${changes.length}）`}>
          {changes.length === 0 ? <EmptyState title="还没有改动" hint="在下面选择类别，修改、新增或停用范本行。" /> : (
            <ul className="plain-list">{changes.map(({ categoryId, key, kind, category, riskPoint, reason, editorName, changedAt }) => <li key={`${categoryId}/${key}`}><span className="tag">{KIND_NAMES[kind]}</span> <Link to={`/library/${categoryId}`}>{category}</Link> {riskPoint}：{reason} <span className="soft">{editorName} · <InstantText at={changedAt} /></span></li>)}</ul>
          )}
          {changes.length > 0 ? (
            <ContractForm of="/library" contract={asks.releaseEdition} confirm={`发布后第 ${draft.edition} 版不再改动，用过旧版的企业会看到每一行的变化。`} send={`发布第 ${draft.edition} 版`} />
          ) : null}
        </Section>
      ) : (
        <Section title="编辑">
          <ContractForm of="/library" contract={asks.startEdition} />
        </Section>
      )}
      <Section title="类别">
        <ul className="plain-list two">{categories.map(({ id, name, rows }) => <li key={id}><Link to={`/library/${id}`}>{name}</Link> <span className="soft">{rows} 行</span></li>)}</ul>
      </Section>
      <Section title="已发布的版次">
        <ul className="plain-list">{editions.map(({ edition, asOf, releasedAt, releasedByName, note }) => <li key={edition}>第 {edition} 版 <span className="soft">资料截至 <DayText day={day(asOf)} /> · {releasedByName ?? '随软件提供'} · <InstantText at={releasedAt} /></span> {note ?? ''}</li>)}</ul>
      </Section>
    </>
  );
}
