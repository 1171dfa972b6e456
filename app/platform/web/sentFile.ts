/**
 * A file as it was sent: its bytes stay in the pieces they came in until somebody asks for them. A `File` of Node copies them into a blob and, when
 * it is read, out of it again piece by piece, which for 10 MB takes longer than all that is done with them.
 */
export class SentFile extends File {
  #pieces: readonly Uint8Array[];
  readonly #size: number;
  #whole: ArrayBuffer | undefined;

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
    return Promise.resolve(this.#whole);
  }

  #join(): ArrayBuffer {
    const bytes = Buffer.allocUnsafeSlow(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
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
