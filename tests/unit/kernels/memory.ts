import assert from "node:assert/strict";

/** A shape record without its fields that are not given; see assembly/core/shape.ts. */
export interface ShapeRecord {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters?: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly padTop: number;
  readonly padLeft: number;
  readonly outputHeight: number;
  readonly outputWidth: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Values = Float64Array | Float32Array | Int32Array | Uint16Array;

interface Placed {
  readonly kind: "input" | "output" | "scratch";
  readonly pointer: number;
  readonly bytes: number;
  /** What an input held when it was placed. */
  readonly before?: Uint8Array;
}

/** 64 bytes on each side: four vectors, more than any kernel could run past its end by one step. */
const GUARD_BYTES = 64;
/** A NaN: what is read past an array spoils the result, and what is not written stays visible. */
const GUARD_WORD = 0x7fc0dead;

/** The buffers of one trial inside a block of an instance's heap, with guards between them. */
export class KernelMemory {
  readonly #exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #block: number;
  readonly #bytes: number;
  readonly #misalignment: number;
  readonly #placed: Placed[] = [];
  /** What the block holds where nothing wrote. */
  readonly #guard: Uint8Array;
  #next: number;

  /** `misalignment` is 0, 4, 8 or 12: the address modulo 16 of every array, and twice that of arrays of 16 bits. */
  constructor(exports: WebAssembly.Exports, bytes: number, misalignment: number) {
    this.#exports = exports;
    this.#bytes = bytes;
    this.#misalignment = misalignment;
    this.#block = this.call("heap_allocate", bytes);
    assert.notEqual(this.#block, 0, `the heap refused ${String(bytes)} bytes`);
    const memory = exports["memory"];
    assert.ok(memory instanceof WebAssembly.Memory);
    this.#memory = memory;
    this.#guard = new Uint8Array(new Uint32Array(bytes >> 2).fill(GUARD_WORD).buffer);
    new Uint8Array(this.#memory.buffer, this.#block, bytes).set(this.#guard);
    this.#next = this.#block;
  }

  /** Calls an export; 0 when it returns nothing. */
  call(kernel: string, ...operands: readonly number[]): number {
    const target = this.#exports[kernel];
    assert.equal(typeof target, "function", `the module does not export ${kernel}`);
    return (target as (...operands: readonly number[]) => number | undefined)(...operands) ?? 0;
  }

  /** An array that the kernel must leave as it is. */
  input(values: Values): number {
    const isHalf = values instanceof Uint16Array;
    const pointer = this.#place("input", values.byteLength, isHalf ? this.#misalignment / 2 : this.#misalignment);
    this.#write(pointer, values);
    const before = new Uint8Array(this.#memory.buffer, pointer, values.byteLength).slice();
    this.#placed.push({ kind: "input", pointer, bytes: values.byteLength, before });
    return pointer;
  }

  /** An array that the kernel reads and overwrites. */
  inout(values: Values): number {
    const pointer =
      values instanceof Uint16Array ? this.outputHalves(values.length) : this.output(values.byteLength / 4);
    this.#write(pointer, values);
    return pointer;
  }

  /** An array of `length` floats to be written, full of NaN. */
  output(length: number): number {
    const pointer = this.#place("output", length * 4, this.#misalignment);
    this.#placed.push({ kind: "output", pointer, bytes: length * 4 });
    return pointer;
  }

  /** An array of `length` values of 16 bits to be written. */
  outputHalves(length: number): number {
    const pointer = this.#place("output", length * 2, this.#misalignment / 2);
    this.#placed.push({ kind: "output", pointer, bytes: length * 2 });
    return pointer;
  }

  /** Scratch at a multiple of 16, as the facade gives it. */
  scratch(bytes: number): number {
    const pointer = this.#place("scratch", bytes, 0);
    this.#placed.push({ kind: "scratch", pointer, bytes });
    return pointer;
  }

  /** A shape record; the clamp is open unless given. */
  shape(shape: ShapeRecord): number {
    const words = new DataView(new ArrayBuffer(56));
    const integers = [
      ...[shape.batch, shape.channels, shape.height, shape.width, shape.filters ?? shape.channels],
      ...[shape.kernelHeight, shape.kernelWidth, shape.stride, shape.padTop, shape.padLeft],
      ...[shape.outputHeight, shape.outputWidth],
    ];
    integers.forEach((value, index) => {
      words.setInt32(index * 4, value, true);
    });
    words.setFloat32(48, shape.minimum ?? -Infinity, true);
    words.setFloat32(52, shape.maximum ?? Infinity, true);
    return this.input(new Int32Array(words.buffer));
  }

  /** A copy of `length` floats. */
  floats(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length).slice();
  }

  /** A copy of the bits of `length` values of 16 bits. */
  halves(pointer: number, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, pointer, length).slice();
  }

  /** A copy of `length` doubles; `output(2 * length)` has room for them, and may lie at an odd multiple of 4. */
  doubles(pointer: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer.slice(pointer, pointer + 8 * length));
  }

  /** Fails when a guard or an input changed. */
  verify(): void {
    let end = this.#block;
    for (const { kind, pointer, bytes, before } of this.#placed) {
      this.#verifyGuard(end, pointer);
      end = pointer + bytes;
      if (kind !== "input") continue;
      assert.deepEqual(new Uint8Array(this.#memory.buffer, pointer, bytes), before, "the kernel changed an input");
    }
    this.#verifyGuard(end, this.#block + this.#bytes);
  }

  /** Gives the block back. */
  release(): void {
    this.call("heap_free", this.#block);
  }

  #verifyGuard(start: number, end: number): void {
    const bytes = new Uint8Array(this.#memory.buffer, start, end - start);
    const guard = this.#guard.subarray(start - this.#block, end - this.#block);
    if (Buffer.compare(bytes, guard) === 0) return;
    const broken = bytes.findIndex((byte, index) => byte !== guard[index]);
    assert.fail(`the kernel wrote outside its arrays, ${this.#nearest(start + broken)}`);
  }

  #nearest(address: number): string {
    const ends = this.#placed.map(({ kind, pointer, bytes }, order) => ({
      text: `of ${kind} ${String(order)} (${String(bytes)} bytes)`,
      distance: address < pointer ? pointer - address : address - pointer - bytes,
      side: address < pointer ? "before the start" : "after the end",
    }));
    const [closest] = ends.sort((a, b) => a.distance - b.distance);
    return closest === undefined ? "none placed" : `${String(closest.distance)} bytes ${closest.side} ${closest.text}`;
  }

  #place(kind: string, bytes: number, misalignment: number): number {
    const aligned = Math.ceil((this.#next + GUARD_BYTES) / 16) * 16;
    const pointer = aligned + misalignment;
    this.#next = pointer + bytes;
    const end = this.#block + this.#bytes - GUARD_BYTES;
    assert.ok(this.#next <= end, `${kind} of ${String(bytes)} bytes does not fit the trial's block`);
    return pointer;
  }

  #write(pointer: number, values: Values): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.#memory.buffer, pointer, values.byteLength).set(bytes);
  }
}
