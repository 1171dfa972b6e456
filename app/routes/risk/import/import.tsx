import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { FileField, type FormState, VerbForm, SubmitButton } from '~/components/forms';
import { InstantText, PageHeader, Section } from '~/components/ui';
import { explain } from '~/domain/shared/refusal';
import { riskImports } from '~/pages/risk/import/riskImport';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { IMPORT_REFUSALS } from '~/services/risk/import/refusals';
import { stageImport } from '~/services/risk/import/stageImport';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction = () => [{ title: '从 Excel 导入 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

const UploadForm = z.object({ file: z.instanceof(File, { error: '请选择要导入的文件。' }) });
const STATES = { reading: '正在读取', unreadable: '不能读取', open: '等待确认', taken: '已写入草稿' } as const;

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  return { uploads: await riskImports(cx, permit) };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, UploadForm);
  if (!form.ok) return form.response;
  const { file } = form.value;
  const result = await stageImport(cx, permit, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
  return result.ok ? redirect(`/risk/import/${result.fact.importId}`) : refuse(explain(IMPORT_REFUSALS, result.refusal), form.values);
}

export default function Upload() {
  const { uploads } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '风险清单', to: '/risk' }]} title="从 Excel 导入" description="上传本企业现有的清单，什么样的表头都可以。先看对比，确认后才写入草稿。" />
      <Section title="选择文件">
        <VerbForm state={state} encType="multipart/form-data">
          <FileField name="file" label="清单文件" accept=".xlsx,.xlsm,.csv,.txt,.xls,.et,.ods,.xlsb" required help=".xlsx 或 .csv，最大 10 MB，2 万行以内。合并单元格、多行内容、公式都能读。旧版的 .xls、.et 和其他格式，请先在 Excel 或 WPS 里打开，另存为 .xlsx。" />
          <SubmitButton>上传并读取</SubmitButton>
        </VerbForm>
        <p className="soft">还没有现成的表格？<a href="/risk/import/template.xlsx">下载空白模板（.xlsx）</a>：表头、可选的词和一行示例都在里面。</p>
      </Section>
      {uploads.length > 0 ? (
        <Section title="最近的导入">
          <ul className="plain-list">
            {uploads.map(({ id, fileName, createdAt, state: stands, outcome }) => (
              <li key={id}>
                <Link to={`/risk/import/${id}`}>{fileName}</Link>{' '}
                <span className="soft"><InstantText at={createdAt} /> · {STATES[stands]}{outcome ? `：新增 ${outcome.added} 行，改动 ${outcome.changed} 行` : ''}</span>
              </li>
            ))}
          </ul>
          <p className="soft">上传的文件保留 7 天后清除，写入草稿的内容不受影响。</p>
        </Section>
      ) : null}
    </>
  );
}
