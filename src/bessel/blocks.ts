import type { Kernels } from "../generated/abi.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { ScalarKernel } from "./kernels.js";
import type { Operands, Values } from "./operands.js";

/** Elements that are in wasm memory at once: with the kernels' own scratch 200 KiB, however long the arrays. */
const BLOCK = 2048;
const BLOCK_BYTES = 8 * BLOCK;
/** Two operands, two outputs and what an iteration keeps. */
const ARRAYS = 5;

/** Where the kernel finds its operands (a stride is 8, or 0 for one value that all share) and puts its results. */
export interface Place {
  readonly order: number;
  readonly orderStride: number;
  readonly x: number;
  readonly xStride: number;
  readonly outputs: readonly [number, number];
  /** As long as an output. */
  readonly work: number;
  readonly scratch: number;
}

export type ElementwiseKernel = (kernels: Kernels, n: number, place: Place) => void;

/** Runs kernels over arrays of any length, a block at a time. */
export class Blocks {
  readonly #context: RuntimeContext;
  #pointer = 0;

  constructor(context: RuntimeContext) {
    this.#context = context;
  }

  /** One value for numbers: nothing but the call, once there is memory. */
  callScalar(kernel: ScalarKernel, order: number, x: number): number {
    const { kernels } = this.#context;
    if (this.#pointer === 0) this.#place(true, true);
    return kernel(kernels, order, x, this.#pointer + ARRAYS * BLOCK_BYTES);
  }

  /** One value of each output for numbers. */
  runScalar(kernel: ElementwiseKernel, order: number, x: number): readonly [number, number] {
    const place = this.#place(true, true);
    const operands = this.#context.f64(place.order, BLOCK + 1);
    operands[0] = order;
    operands[BLOCK] = x;
    kernel(this.#context.kernels, 1, place);
    const results = this.#context.f64(place.outputs[0], BLOCK + 1);
    return [results[0]!, results[BLOCK]!];
  }

  /** Arrays in, `count` arrays out: `operands.out` for the first, when it is given. */
  run(kernel: ElementwiseKernel, operands: Operands, count: number): readonly Values[] {
    const { length, isFloat32 } = operands;
    const context = this.#context;
    const [order, x] = [this.#outside(operands.order), this.#outside(operands.x)];
    const insideOut = this.#viewAfterGrowth(operands.out);
    const place = this.#place(typeof order === "number", typeof x === "number");
    const create = (): Values => (isFloat32 ? new Float32Array(length) : new Float64Array(length));
    const first = insideOut?.() ?? operands.out ?? create();
    const results = count === 1 ? [first] : [first, create()];
    for (let start = 0; start < length; start += BLOCK) {
      const size = Math.min(BLOCK, length - start);
      this.#write(place.order, order, start, size);
      this.#write(place.x, x, start, size);
      kernel(context.kernels, size, place);
      results.forEach((result, index) => {
        result.set(context.f64(place.outputs[index]!, size), start);
      });
    }
    return results;
  }

  /** An array that a growth of memory would detach is copied first. */
  #outside(values: number | Values): number | Values {
    return typeof values === "number" ? values : this.#context.outside(values);
  }

  /** Makes another view of an array inside wasm memory (`tensor.data`), where the first call may grow that. */
  #viewAfterGrowth(values: Values | undefined): (() => Values) | undefined {
    const context = this.#context;
    if (values === undefined || this.#pointer !== 0 || values.buffer !== context.kernels.memory.buffer)
      return undefined;
    const { byteOffset, length } = values;
    const isFloat32 = values instanceof Float32Array;
    return () => (isFloat32 ? context.f32(byteOffset, length) : context.f64(byteOffset, length));
  }

  #write(pointer: number, values: number | Values, start: number, size: number): void {
    if (typeof values === "number") this.#context.f64(pointer, 1)[0] = values;
    else this.#context.f64(pointer, size).set(values.subarray(start, start + size));
  }

  /** Takes memory at the first call and keeps it. */
  #place(isOrderShared: boolean, isXShared: boolean): Place {
    if (this.#pointer === 0) {
      const bytes = ARRAYS * BLOCK_BYTES + this.#context.kernels.bessel_scratch_bytes_f64();
      this.#pointer = this.#context.allocate(bytes, "scratch of the Bessel family");
    }
    const at = (block: number): number => this.#pointer + block * BLOCK_BYTES;
    return {
      order: at(0),
      orderStride: isOrderShared ? 0 : 8,
      x: at(1),
      xStride: isXShared ? 0 : 8,
      outputs: [at(2), at(3)],
      work: at(4),
      scratch: at(ARRAYS),
    };
  }
}
