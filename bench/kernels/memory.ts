/** Kernels as the facade calls them: by the ABI of the wasm module, on memory of their own. @module */
import { uniform } from "../harness/random.js";
import type { Prepared, WindowShape } from "../harness/subject.js";
import type { Lanewise } from "../lanewise.js";
import { windowOutput, windowPadding } from "../models/graph.js";

type Kernel = (...operands: readonly number[]) => number;

/** A shape record: twelve i32, then the bounds of the clamp as f32. */
const RECORD_BYTES = 56;
const MINIMUM_OFFSET = 48;
const MAXIMUM_OFFSET = 52;

/** What a call needs, placed; `length` floats at `output`, or doubles or binary16, are its result. */
export interface Placed {
  readonly run: () => void;
  readonly output: number;
  readonly length: number;
  readonly isFloat64?: boolean;
  readonly isFloat16?: boolean;
}

/** Gives out memory of a fresh instance of the module that `runtime` uses. */
export class KernelMemory {
  readonly #runtime: Lanewise;
  readonly #exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #taken: number[] = [];
  #seed = 1;

  constructor(runtime: Lanewise) {
    this.#runtime = runtime;
    this.#exports = new WebAssembly.Instance(runtime.module).exports;
    this.#memory = this.#exports["memory"] as WebAssembly.Memory;
  }

  /** The export itself: calling it is what is timed. */
  kernel(name: string): Kernel {
    const kernel = this.#exports[name];
    if (typeof kernel !== "function") throw new RangeError(`name: the module exports no ${name}`);
    return kernel as Kernel;
  }

  reserve(bytes: number): number {
    const pointer = this.kernel("heap_allocate")(bytes);
    if (pointer === 0) throw new RangeError(`bytes: the allocator refused ${bytes}`);
    this.#taken.push(pointer);
    return pointer;
  }

  /** Room for floats. */
  space(length: number): number {
    return this.reserve(4 * length);
  }

  place(values: Float64Array | Float32Array | Int32Array | Uint16Array): number {
    const pointer = this.reserve(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.#memory.buffer, pointer, values.byteLength).set(bytes);
    return pointer;
  }

  /** Seeded numbers, uniform in [low, high). */
  floats(length: number, low = -1, high = 1): number {
    return this.place(this.#numbers(length, low, high));
  }

  /** The same in binary16. */
  halves(length: number, low = -1, high = 1): number {
    using rounded = this.#runtime.tensor("f16", [length], this.#numbers(length, low, high));
    return this.place(rounded.data);
  }

  #numbers(length: number, low: number, high: number): Float32Array {
    const half = (high - low) / 2;
    return uniform(length, half, this.#seed++).map((value) => value + low + half);
  }

  /** The record of a convolution or pool. */
  shape(shape: WindowShape, minimum = -Infinity, maximum = Infinity): number {
    const { batch, channels, height, width, filters, kernel, stride } = shape;
    const [top, , , left] = windowPadding(height, width, shape);
    const { outputHeight, outputWidth } = outputSize(shape);
    const sizes = [
      batch,
      channels,
      height,
      width,
      filters,
      kernel,
      kernel,
      stride,
      top,
      left,
      outputHeight,
      outputWidth,
    ];
    const record = new DataView(new ArrayBuffer(RECORD_BYTES));
    sizes.forEach((size, index) => record.setInt32(4 * index, size, true));
    record.setFloat32(MINIMUM_OFFSET, minimum, true);
    record.setFloat32(MAXIMUM_OFFSET, maximum, true);
    return this.place(new Int32Array(record.buffer));
  }

  read(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, pointer, length).slice();
  }

  /** Doubles, rounded to floats: enough to check a result by. */
  readDoubles(pointer: number, length: number): Float32Array {
    return Float32Array.from(new Float64Array(this.#memory.buffer, pointer, length));
  }

  readHalves(pointer: number, length: number): Float32Array {
    using values = this.#runtime.tensor("f16", [length]);
    values.data.set(new Uint16Array(this.#memory.buffer, pointer, length));
    return values.toFloat32Array();
  }

  /** One float. */
  write(pointer: number, value: number): void {
    new DataView(this.#memory.buffer).setFloat32(pointer, value, true);
  }

  free(): void {
    for (const pointer of this.#taken.splice(0)) this.kernel("heap_free")(pointer);
  }
}

export function outputSize(shape: WindowShape): { readonly outputHeight: number; readonly outputWidth: number } {
  const [top, right, bottom, left] = windowPadding(shape.height, shape.width, shape);
  return {
    outputHeight: windowOutput(shape.height, top, bottom, shape),
    outputWidth: windowOutput(shape.width, left, right, shape),
  };
}

/** Values of a convolution's or pool's result. */
export function outputLength(shape: WindowShape): number {
  const { outputHeight, outputWidth } = outputSize(shape);
  return shape.batch * shape.filters * outputHeight * outputWidth;
}

export function preparePlaced(runtime: Lanewise, place: (memory: KernelMemory) => Placed): Prepared {
  const memory = new KernelMemory(runtime);
  const { run, output, length, isFloat64, isFloat16 } = place(memory);
  return {
    run,
    output: () => {
      if (isFloat64 === true) return memory.readDoubles(output, length);
      return isFloat16 === true ? memory.readHalves(output, length) : memory.read(output, length);
    },
    dispose: () => {
      memory.free();
    },
  };
}
