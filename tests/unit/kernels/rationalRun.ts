/** One call of the backward kernels of rational functions, on either storage. */
import { decodeHalf, encodeHalf, F16 } from "../../../src/runtime/half.js";
import type { KernelMemory } from "./memory.js";
import type { RationalCase } from "./rational.js";

export type Storage = "f32" | "f16";

/** What dx overwrites. */
type Shared = "none" | "x" | "dy" | "y";

export interface BackwardRun {
  readonly setup: RationalCase;
  /** With f16 storage: values that it holds. */
  readonly x: Float32Array;
  readonly dy: Float32Array;
  /** Whether forward's result is given. */
  readonly hasY: boolean;
  readonly shared: Shared;
  /** Rows of the first call; the rest go on from its sums. */
  readonly split: number;
  /** Default f32. */
  readonly storage?: Storage;
}

export interface BackwardResult {
  readonly y: Float32Array;
  readonly dx: Float32Array;
  readonly dNumerator: Float32Array;
  readonly dDenominator: Float32Array;
}

export function toHalves(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, (value) => encodeHalf(F16, value));
}

export function fromHalves(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, (word) => decodeHalf(F16, word));
}

/** `y` where it is kept, else what lay there; `keptY` replaces what forward gives. */
export function runBackward(memory: KernelMemory, run: BackwardRun, keptY?: Float32Array): BackwardResult {
  const { setup, x, dy, hasY, shared, split, storage = "f32" } = run;
  const { rows, groups, run: width, form } = setup;
  const isHalf = storage === "f16";
  const stored = (values: Float32Array): Float32Array | Uint16Array => (isHalf ? toHalves(values) : values);
  const output = (length: number): number => (isHalf ? memory.outputHalves(length) : memory.output(length));
  const read = (pointer: number): Float32Array =>
    isHalf ? fromHalves(memory.halves(pointer, x.length)) : memory.floats(pointer, x.length);
  const [numerator, denominator] = [Float32Array.from(setup.numerator), Float32Array.from(setup.denominator)];
  const isShared = groups > 1 && numerator.length === 6 ? 1 : 0;
  const [a, b, code] = [memory.input(numerator), memory.input(denominator), form === "A" ? 0 : 1];
  const xPointer = shared === "x" ? memory.inout(stored(x)) : memory.input(stored(x));
  const dyPointer = shared === "dy" ? memory.inout(stored(dy)) : memory.input(stored(dy));
  const yPointer = !hasY ? 0 : keptY === undefined ? output(x.length) : memory.inout(stored(keptY));
  if (hasY && keptY === undefined) {
    memory.call(`rational_forward_${storage}`, rows, groups, width, xPointer, a, isShared, b, code, yPointer);
  }
  const y = hasY ? read(yPointer) : new Float32Array(0);
  const dx = { none: 0, x: xPointer, dy: dyPointer, y: yPointer }[shared] || output(x.length);
  const scratch = memory.scratch(memory.call("rational_scratch_bytes_f32", groups, width));
  for (const [first, count] of split === 0
    ? [[0, rows] as const]
    : [[0, split] as const, [split, rows - split] as const]) {
    const offset = (isHalf ? 2 : 4) * first * groups * width;
    const arrays = [xPointer + offset, hasY ? yPointer + offset : 0, dyPointer + offset] as const;
    const coefficients = [a, isShared, b, code] as const;
    const rest = [first > 0 ? 1 : 0, dx + offset, scratch] as const;
    memory.call(`rational_backward_${storage}`, count, groups, width, ...arrays, ...coefficients, ...rest);
  }
  const [dNumerator, dDenominator] = [memory.output(numerator.length), memory.output(denominator.length)];
  memory.call("rational_gradients_f32", groups, width, isShared, b, code, scratch, dNumerator, dDenominator);
  return {
    y,
    dx: read(dx),
    dNumerator: memory.floats(dNumerator, numerator.length),
    dDenominator: memory.floats(dDenominator, denominator.length),
  };
}
