import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { analysisDocument, analysisSheet } from '~/services/papers/analysisDocument';

/** 《工业产品质量风险分析表》 of a version as PDF; a long one is asked for on its page. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.view');
  const id = args.params.id!;
  const document = await analysisDocument(cx, leave, id);
  if (document) return pdfResponse(document.bytes, document.name);
  return (await analysisSheet(cx, leave, id)) ? redirect(`/risk/versions/${id}/analysis`) : notFound();
}
