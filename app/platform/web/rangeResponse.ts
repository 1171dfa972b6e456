import type { FileStorage } from '~/platform/host/storage';

/** A file in the storage that is downloaded. */
interface Stored {
  readonly key: string;
  readonly size: number;
  /** What tells its bytes from any others under the same address. */
  readonly mark: string;
  readonly name: string;
}

/** The bytes somebody asks for: from the first to the last, both included; null for all of them; `beyond` where there are none such. Of several ranges none is given: then all of it goes out. */
export function rangeIn(asked: string | null, size: number): { readonly from: number; readonly to: number } | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'beyond' : { from, to };
}

/** A stored file to be saved, or the part of it a broken download goes on from (RFC 9110 14). */
export function rangeResponse({ storage }: { readonly storage: FileStorage }, request: Request, { key, size, mark, name }: Stored): Response {
  const tag = `"${mark}"`;
  const headers = {
    'Content-Type': 'application/zip', 'Accept-Ranges': 'bytes', ETag: tag,
    'Content-Disposition': `attachment; filename="pack.zip"; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`,
  };
  const condition = request.headers.get('if-range');
  const range = condition === null || condition === tag ? rangeIn(request.headers.get('range'), size) : null;
  if (range === 'beyond') return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  const { from, to } = range ?? { from: 0, to: size - 1 };
  const pieces = storage.pieces(key, from, to)[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, { status: range ? 206 : 200, headers: { ...headers, 'Content-Length': String(to - from + 1), ...(range ? { 'Content-Range': `bytes ${from}-${to}/${size}` } : {}) } });
}
