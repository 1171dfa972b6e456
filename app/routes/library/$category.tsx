import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState, PageHeader, Section } from '~/components/ui';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';
import { criterionWords, limitWords } from '~/domain/risk/library/limit';
import { FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { editorCategory } from '~/pages/risk/library/library';
import { authoriseEditor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseEditor(args);
  return (await editorCategory(cx, permit, args.params.category!)) ?? notFound();
}

type Row = NonNullable<Awaited<ReturnType<typeof editorCategory>>>['rows'][number];

const columns = (id: string, isDraft: boolean): DataColumn<Row>[] => [
  { head: '环节', width: 130, cell: ({ stage }) => STAGE_NAMES[stage] },
  { head: '岗位', cell: ({ workshop, post }) => <>{workshop}<span className="under">{post}</span></> },
  { head: '风险点', cell: ({ key, riskPoint, change }) => <>{isDraft ? <Link to={`/library/${id}/rows/${key}`}>{riskPoint}</Link> : riskPoint}{change ? <span className="tag">{change.kind === 'added' ? '本版新增' : '本版修改'}</span> : null}</> },
  { head: '措施', width: 220, cell: (row) => row.measure },
  { head: '准则', cell: (row) => <>{criterionWords(row) || <span className="soft">（空）</span>}<span className="under">{limitWords({ ...row, criterionStandard: row.limitSource })}</span></> },
  { head: '频次', width: 90, cell: ({ frequency }) => FREQUENCY_NAMES[frequency] },
  { head: 'L × S', width: 90, align: 'right', cell: ({ likelihood, severity }) => `${likelihood} × ${severity}` },
];

/** One category of the library with its rows; in a draft edition every row leads to its form. */
export default function EditorCategory() {
  const { id, name, edition, isDraft, regime, standards, rows, retired } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '范本库', to: '/library' }]}
        title={name}
        description={isDraft ? `编辑中的第 ${edition} 版。` : `第 ${edition} 版（已发布，只读）；要修改请先新建一版。`}
        actions={isDraft ? <Link className="button primary" to={`/library/${id}/rows/new`}>新增一行</Link> : null}
      />
      <DataTable<Row> label={name} rowKey={(row) => row.key} columns={columns(id, isDraft)} rows={rows} empty={<EmptyState title="这个类别还没有范本行" />} />
      {retired.length > 0 ? <Section title="本版停用"><ul className="plain-list">{retired.map(({ riskPoint, reason }) => <li key={riskPoint}>{riskPoint} <span className="soft">{reason}</span></li>)}</ul></Section> : null}
      {regime ? (
        <Section title="管理要求与标准">
          <p>{regime.text} <span className="tag">{regime.verified ? '已核对' : '未核对'}</span></p>
          <ul className="plain-list">{standards.map(({ number, title, verified }) => <li key={number}>{number}《{title}》<span className="tag">{verified ? '已核对' : '未核对'}</span></li>)}</ul>
        </Section>
      ) : null}
    </>
  );
}
