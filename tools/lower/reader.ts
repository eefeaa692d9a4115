/** Reads the primitives of the WebAssembly binary format. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.end = end;
  }

  get offset(): number {
    return this.#at;
  }

  get isDone(): boolean {
    return this.#at >= this.end;
  }

  byte(): number {
    const value = this.#at < this.end ? this.#bytes[this.#at] : undefined;
    if (value === undefined) throw new RangeError(`wasm ends inside an item at byte ${this.#at}`);
    this.#at++;
    return value;
  }

  peek(): number {
    const value = this.byte();
    this.#at--;
    return value;
  }

  skip(count: number): void {
    if (this.#at + count > this.end) throw new RangeError(`wasm ends inside an item at byte ${this.#at}`);
    this.#at += count;
  }

  /** An unsigned LEB128 number (exact up to 2^53). */
  unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** Passes over a signed or unsigned LEB128 number. */
  skipNumber(): void {
    while (this.byte() >= 0x80);
  }

  name(): void {
    this.skip(this.unsigned());
  }

  /** A reader of the next `length` bytes, which this one passes over. */
  part(length: number): Reader {
    const start = this.#at;
    this.skip(length);
    return new Reader(this.#bytes, start, start + length);
  }
}
