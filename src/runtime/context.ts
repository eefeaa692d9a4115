import type { Kernels } from "../generated/abi.js";
import type { WasmTensor } from "./tensor.js";
import type { DType, Info, Tensor } from "./types.js";

/** A size that must match, or the name of a size that may be anything: ["M", 128]. */
export type ShapePattern = readonly (number | string)[];

/** Where the result of an operation goes: the caller's `out`, or a new tensor. */
export interface OutputRequest<D extends DType> {
  readonly out: Tensor<D> | undefined;
  readonly dtype: D;
  readonly shape: readonly number[];
  /** Tensors that are read while the output is written. */
  readonly inputs: readonly (WasmTensor | undefined)[];
  /** Elementwise: `out` may be exactly one of the inputs. */
  readonly inPlace?: boolean;
}

/**
 * What the families build on: one instance, its memory and its tensors. A family checks its arguments, asks for its output
 * last (so that an error leaves nothing behind) and calls a kernel with pointers.
 */
export interface RuntimeContext {
  readonly info: Info;
  /** Whether the user asked for the same results on every engine: then no clock decides anything. */
  readonly isDeterministic: boolean;
  /** The wasm exports. Read it at every call, never keep it: it throws once the runtime is disposed. */
  readonly kernels: Kernels;

  /** Uninitialised bytes, 16-aligned. @throws RangeError that names `what`, the bytes asked for and the limit. */
  allocate(bytes: number, what: string): number;
  free(pointer: number): void;
  /** Frees `pointers` when `owner` is collected undisposed; the function returned frees them now, once. */
  freeWith(owner: object, pointers: readonly number[]): () => void;

  /**
   * A user's values, safe to read after an allocation: a copy where they are a view of this memory (`tensor.data`), which
   * growth detaches; else themselves.
   */
  outside<T extends ArrayLike<number>>(values: T): T;

  /** Views of memory at a byte address, valid until the next allocation. */
  f32(pointer: number, length: number): Float32Array;
  f64(pointer: number, length: number): Float64Array;
  i32(pointer: number, length: number): Int32Array;
  u16(pointer: number, length: number): Uint16Array;
  u8(pointer: number, length: number): Uint8Array;

  /** A tensor of uninitialised values that belongs to the innermost open scope; `shape` is trusted. */
  createTensor<D extends DType>(dtype: D, shape: readonly number[], what: string): WasmTensor<D>;
  /** `value` as a live tensor of this instance. @throws TypeError, or RangeError where only the shape is wrong. */
  checkTensor<D extends DType>(argument: string, value: unknown, dtype: D, shape?: ShapePattern): WasmTensor<D>;
  /** @throws as checkTensor, and RangeError where `out` overlaps an input. Allocates when there is no `out`. */
  output<D extends DType>(request: OutputRequest<D>): WasmTensor<D>;
}
