import { redirect } from '@remix-run/node';
import { CHECKED_MEGABYTES } from '~/domain/report/verifyCode';
import { digestOf } from '~/platform/host/digest';
import { fieldsOf, unread } from './form';
import { refuse } from './respond';

/** Answers a file that somebody sends to learn whether it is a paper of this program: leads to what its hash says. The file is not kept. */
export async function checkSentFile(request: Request): Promise<Response | ReturnType<typeof refuse>> {
  const fields = await fieldsOf(request);
  if (!(fields instanceof Map)) return unread(fields);
  const [file] = fields.get('file') ?? [];
  if (file === undefined || typeof file === 'string' || file.size === 0) return refuse({ status: 422, field: 'file', sentence: '还没有选择文件，或文件是空的。请选中文书的 PDF、Word 或 Excel 文件。' });
  if (file.size > CHECKED_MEGABYTES * 1024 * 1024) return refuse({ status: 413, field: 'file', sentence: `文件超过 ${CHECKED_MEGABYTES} MB，没有比对。请换用较新的浏览器通过 https 地址打开本页，文件在本机计算，不限大小。` });
  return redirect(`${new URL(request.url).pathname}?file=${await digestOf(new Uint8Array(await file.arrayBuffer()))}`);
}
