/**
 * A file as it was sent: its bytes stay in the pieces they came in until somebody asks for them. A `File` of Node copies them into a blob and, when
 * it is read, out of it again piece by piece, which for 10 MB takes longer than all that is done with them.
 */
export class SentFile extends File {
  readonly #pieces: readonly Uint8Array[];
  readonly #size: number;

  constructor(pieces: readonly Uint8Array[], name: string, type: string) {
    super([], name, { type });
    this.#pieces = pieces;
    this.#size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  override get size(): number {
    return this.#size;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return Promise.resolve(bytes.buffer);
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
