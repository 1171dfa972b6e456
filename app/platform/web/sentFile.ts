import { A_TURN } from '~/platform/host/digest';
import { giveWay } from '~/domain/shared/giveWay';

/**
 * A file as it was sent: its bytes stay in the pieces they came in until somebody asks for them. A `File` of Node copies them into a blob and, when
 * it is read, out of it again piece by piece, which for 10 MB takes longer than all that is done with them.
 */
export class SentFile extends File {
  #pieces: readonly Uint8Array[];
  readonly #size: number;
  #whole: Promise<ArrayBuffer> | undefined;

  constructor(pieces: readonly Uint8Array[], name: string, type: string) {
    super([], name, { type });
    this.#pieces = pieces;
    this.#size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  override get size(): number {
    return this.#size;
  }

  /** The bytes in one piece, put together once for everybody who asks: to be read, not to be written to. */
  override arrayBuffer(): Promise<ArrayBuffer> {
    this.#whole ??= this.#join();
    return this.#whole;
  }

  /** Room that nobody has touched yet is given by the system while it is written to, so that long files are put together a piece in each turn. */
  async #join(): Promise<ArrayBuffer> {
    const bytes = Buffer.allocUnsafeSlow(this.#size);
    let [at, turnEnds] = [0, A_TURN];
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
      if (at < turnEnds) continue;
      turnEnds = at + A_TURN;
      await giveWay();
    }
    this.#pieces = [bytes];
    return bytes.buffer;
  }

  override text(): Promise<string> {
    return this.#blob().text();
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#blob().stream();
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    return this.#blob().slice(start, end, type);
  }

  #blob(): Blob {
    return new Blob([...this.#pieces] as BlobPart[], { type: this.type });
  }
}
