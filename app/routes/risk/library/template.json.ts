import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';
import { houseTemplateOf } from '~/services/risk/library/houseTemplates';

/** List, posts and standard of the factory as a file that its other factories read back. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  const template = (await houseTemplateOf(cx, permit)) ?? notFound();
  const name = `厂级范本-${permit.today}.json`;
  await auditExport(cx, permit, name);
  return new Response(`${JSON.stringify(template, null, 1)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="template.json"; filename*=UTF-8''${encodeURIComponent(name)}` },
  });
}
