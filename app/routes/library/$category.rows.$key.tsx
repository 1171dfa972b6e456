import type { LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm, type FormState } from '~/components/forms';
import { TemplateRowForm } from '~/components/risk/library/TemplateRowForm';
import { Notice, PageHeader, Section } from '~/components/ui';
import { LIBRARY_CONTRACTS } from '~/domain/risk/library/contracts';
import { rowMark } from '~/domain/risk/library/libraryEdit';
import { editorCategory } from '~/pages/risk/library/library';
import { authoriseEditor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { templateRow } from '~/verbs/library';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseEditor(args);
  const category = await editorCategory(cx, permit, args.params.category!);
  if (!category?.isDraft) notFound();
  const { key } = args.params;
  const row = category.rows.find((one) => one.key === key) ?? null;
  const retired = category.retired.find((one) => one.key === key) ?? null;
  // A form that was sent to a row taken out meanwhile is shown with what was typed.
  if (key !== 'new' && !row && !retired && args.context.method === 'GET') notFound();
  return { id: category.id, name: category.name, edition: category.edition, row, retired };
}

export const action = templateRow.action;

/** One row of the draft edition: its words, where its criterion was read, and why it changes. */
export default function EditorRow() {
  const { id, name, edition, row, retired } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '范本库', to: '/library' }, { label: name, to: `/library/${id}` }]} title={row?.riskPoint ?? retired?.riskPoint ?? '新增范本行'} description={`编辑中的第 ${edition} 版。`} />
      {retired ? (
        <Notice tone="warning" title={`这一行已由${retired.editorName}停用：${retired.reason}`}>
          本版里没有它；填写内容并保存，它就作为这一版的一行留下。
        </Notice>
      ) : null}
      <Section title="内容">
        <TemplateRowForm row={row} change={row?.change ?? retired} edition={edition} state={state} />
      </Section>
      {row ? (
        <Section title="停用">
          <ContractForm of={`/library/${id}/rows/${row.key}`} contract={LIBRARY_CONTRACTS.retireRow} known={{ seen: { value: rowMark(row.change) } }} danger />
        </Section>
      ) : null}
    </>
  );
}
