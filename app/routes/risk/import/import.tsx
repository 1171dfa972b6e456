import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm, type FormState } from '~/components/forms';
import { InstantText, PageHeader, Section } from '~/components/ui';
import { IMPORT_CONTRACTS } from '~/domain/risk/import/contracts';
import { riskImports } from '~/pages/risk/import/riskImport';
import { authorise } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import { upload } from '~/verbs/riskImport';

export const meta: MetaFunction = () => [{ title: '从 Excel 导入 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

const STATES = { reading: '正在读取', unreadable: '不能读取', open: '等待确认', taken: '已写入草稿' } as const;

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  return { uploads: await riskImports(cx, permit) };
}

export const action = upload.action;

export default function Upload() {
  const { uploads } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader trail={[{ label: '风险清单', to: '/risk' }]} title="从 Excel 导入" description="上传本企业现有的清单，什么样的表头都可以。先看对比，确认后才写入草稿。" />
      <Section title="选择文件">
        <ContractForm state={state} contract={IMPORT_CONTRACTS.upload} />
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
