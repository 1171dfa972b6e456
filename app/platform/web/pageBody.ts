import { Transform } from 'node:stream';

/**
 * What a page is piped through on its way out. React 18 writes a page in pieces of 2,048 bytes and, where the next character does not fit
 * into a piece, sends the zero bytes left at its end along (React issue 24985, mended in 19). A browser shows them as U+FFFD inside fields,
 * so that words typed in Chinese would come back changed. No page holds a zero byte of its own: they are taken out.
 */
export const pageBody = (): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
    },
  });
