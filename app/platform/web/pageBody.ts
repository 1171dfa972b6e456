import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { shown } from '~/domain/shared/fold';

/**
 * What a page is piped through on its way out. React 18 writes a page in pieces of 2,048 bytes; those of one turn go on as one piece, since
 * each is compressed and sent for itself. Where the next character does not fit into a piece, React sends the zero bytes left at its end
 * along (React issue 24985, mended in 19), which a browser shows as U+FFFD inside fields: words typed in Chinese would come back changed.
 * No page holds a zero byte of its own, so they are taken out. A stored sign that nobody would see, or that turns what is read, is shown for what it is.
 */
export function pageBody(): Transform {
  let pieces: Uint8Array[] = [];
  const decoder = new StringDecoder();
  const pass = (body: Transform): void => {
    if (pieces.length > 0) body.push(shown(decoder.write(Buffer.concat(pieces))));
    pieces = [];
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (pieces.length === 0) setImmediate(pass, this);
      pieces.push(piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
      done();
    },
    flush(done) {
      pass(this);
      done();
    },
  });
}
