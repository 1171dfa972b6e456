import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { HiddenField, Kept, SubmitButton, VerbForm } from '~/components/forms';
import { ColumnsPart, ConfirmPart, DeclinedPart, DiffPart, FrequenciesPart, PlacesPart } from '~/components/risk/import/ImportPreview';
import { Notice, PageHeader, Section } from '~/components/ui';
import { AskAgain } from '~/components/ui/AskAgain';
import { riskImport, type RiskImportView } from '~/pages/risk/import/riskImport';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';
import importCss from '~/styles/riskImport.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `导入 ${data?.fileName ?? ''} · 质安` }];
export const links: LinksFunction = () => [riskCss, importCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const view = (await riskImport(who.cx, who.permit, args.params.id!)) ?? notFound();
  return { ...view, mayOpen: permitFor(who, 'organisation.manage') !== null };
}

export default function Import() {
  const view = useLoaderData<typeof loader>();
  const { id, fileName, reading, problem, sheets, outcome, table, preview, version, mayOpen } = view;
  const open = reading !== null && !reading.failed;
  return (
    <>
      {open ? <AskAgain everyMs={700} refreshSeconds={2} /> : null}
      <PageHeader trail={[{ label: '风险清单', to: '/risk' }, { label: '从 Excel 导入', to: '/risk/import' }]} title={fileName} description={sheets && !outcome ? '下面是与草稿的对比。确认之前，什么都不会写入。' : undefined} />
      {open ? (
        <Section title="正在读取">
          <p><label>进度 <progress max={100} value={reading.progress} /> {reading.progress}%</label></p>
        </Section>
      ) : null}
      {reading?.failed || problem ? (
        <Notice tone="error" title="没有读出表格" action={<Link className="button" to="/risk/import">重新上传</Link>}>
          <p>{problem ?? '读取没有成功，原因已经记录。请在 Excel 或 WPS 里另存一次后重新上传。'}</p>
        </Notice>
      ) : null}
      {outcome ? (
        <Notice tone="success" title={`已写入草稿：新增 ${outcome.added} 行，改动 ${outcome.changed} 行`} action={<Link className="button primary" to="/risk?version=draft">去看草稿</Link>}>
          {outcome.refused > 0 ? <p>有问题的 {outcome.refused} 行没有写入，改正后可以再次导入，相同的行不会重复。</p> : null}
        </Notice>
      ) : null}
      {sheets && !outcome ? <SheetPart view={view} /> : null}
      {preview ? (
        <Section title="对比结果">
          <p className="risk-facts">
            <PartCount of="added" total={preview.counts.added}>新增</PartCount>
            <PartCount of="changed" total={preview.counts.changed}>改动</PartCount>
            <span>相同 {preview.counts.same} 行</span>
            <PartCount of="refused" total={preview.counts.refused}>不能导入</PartCount>
            {preview.counts.declined > 0 ? <PartCount of="declined" total={preview.counts.declined}>本企业没有</PartCount> : null}
            {preview.counts.untouched > 0 ? <span>草稿中另有 {preview.counts.untouched} 行不在表里，不改动</span> : null}
            {preview.counts.passed > 0 ? <span>跳过标题、重复表头 {preview.counts.passed} 行</span> : null}
          </p>
          <ConfirmPart id={id} version={version} preview={preview} draft={preview.draft} />
        </Section>
      ) : null}
      {preview && preview.frequencies.length > 0 ? <FrequenciesPart words={preview.frequencies} /> : null}
      {preview && preview.unknownPlaces.length > 0 ? <PlacesPart id={id} version={version} places={preview.unknownPlaces.map((place, at) => ({ ...place, alike: preview.alike[at] }))} total={preview.counts.unknownPlaces} posts={preview.posts} opening={mayOpen} /> : null}
      {preview && preview.declinedPlaces.length > 0 ? <DeclinedPart id={id} version={version} places={preview.declinedPlaces} rows={preview.counts.declined} posts={preview.posts} /> : null}
      {table && !outcome ? (
        <Kept record={{ id, version, columns: table.columns, stage: table.stage }} words={(known) => String(known.version)}>
          {(known) => <ColumnsPart {...known} open={!preview || (!table.stage && !table.columns.some(({ field }) => field === 'stage'))} />}
        </Kept>
      ) : null}
      {preview ? <DiffPart preview={preview} /> : null}
    </>
  );
}

/** How many rows of one part there are, and the way to them where there are any. */
const PartCount = ({ of, total, children }: { of: string; total: number; children: string }) => (total > 0 ? <a href={`#${of}`}>{children} {total} 行</a> : <span>{children} 0 行</span>);

/** Which sheet is read and where its head stands. */
function SheetPart({ view }: { view: RiskImportView }) {
  const { id, sheets, sheet, table, version } = view;
  const top = 'top' in view ? view.top : [];
  return (
    <Section title="工作表" extra={table ? <span className="soft">表头在第 {table.head + 1} 行{table.headRows === 2 ? '，共两行' : ''}</span> : null}>
      {sheets && sheets.length > 1 ? (
        <VerbForm action={`/risk/import/${id}/sheet`} className="bulk">
          <HiddenField name="version" value={version} />
          <select className="control sheet-choice" key={version} name="sheet" defaultValue={String(sheet)} aria-label="工作表">
            {sheets.map(({ name, rows }, index) => <option key={index} value={index}>{name}（{rows} 行）</option>)}
          </select>
          <SubmitButton quiet>换这一张</SubmitButton>
        </VerbForm>
      ) : null}
      {table ? null : <Notice tone="warning" title="没有认出表头">请在下面指定表头在哪一行，再核对各列。</Notice>}
      <details open={!table}>
        <summary>指定表头的位置</summary>
        <VerbForm action={`/risk/import/${id}/head`} className="form wide">
          <HiddenField name="version" value={version} />
          <table className="import-top">
            <tbody>
              {top.map((row, index) => (
                <tr key={index}>
                  <th scope="row"><label className="choice"><input type="radio" name="head" value={index} defaultChecked={table?.head === index} />第 {index + 1} 行</label></th>
                  {row.map((cell, column) => <td key={column}>{cell}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
          <label className="choice"><input type="checkbox" name="two" defaultChecked={table?.headRows === 2} />表头占两行（上一行是大类，下一行是细分）</label>
          <SubmitButton quiet>按这个表头读</SubmitButton>
        </VerbForm>
      </details>
    </Section>
  );
}
