import type { LoaderFunctionArgs } from '@remix-run/node';
import { keyWords } from '~/domain/shared/signed';
import { exportedKeys } from '~/services/integrity/keys';

/** The public keys of the platform as a text, for anybody: what it signs can be checked by them without it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const keys = await exportedKeys(context.cx);
  const lines = keys.flatMap(({ key, at, pem }) => [`# ${keyWords(key)}  ${at}`, pem.trim(), '']);
  return new Response(`${['# 质安平台公钥（Ed25519），最新的在最前', '', ...lines].join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': "attachment; filename=\"zhian-keys.txt\"; filename*=UTF-8''zhian-keys.txt" },
  });
}
