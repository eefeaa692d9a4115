/// <reference lib="esnext.disposable" preserve="true" />
/// <reference lib="dom" preserve="true" />
/** The public types of the runtime: what a user may rely on. */

/** Which build of the kernels runs: relaxed SIMD, SIMD, or the lowered build that needs only the first WebAssembly. */
export type Variant = "relaxed" | "simd" | "scalar";

export interface LoadOptions {
  /** Force one build; an Error when this engine cannot run it. Default: the fastest that it validates and compiles. */
  variant?: Variant;
  /** Never "relaxed" (with it: TypeError): results are then bit-identical on every engine, and "simd" equals "scalar". */
  deterministic?: boolean;
  /** Your own bytes or compiled module (CSP, CDN, worker pools), checked against this package's ABI. */
  module?: WebAssembly.Module | BufferSource | Response | Promise<Response> | URL;
  /** Bytes of linear memory at the start. */
  initialBytes?: number;
  /** The most bytes that linear memory may reach, kept by the allocator itself. */
  maximumBytes?: number;
}

export interface Info {
  readonly variant: Variant;
  /** Whether relaxed_madd is fused on this engine, measured, not assumed. */
  readonly fma: boolean;
  readonly version: string;
  /** Hex digest of the wasm file in use, as shipped: found by an id that the module itself carries. */
  readonly sha256: string;
}

export type DType = "f16" | "bf16" | "f32" | "f64" | "i32" | "u8";

/** The array that a tensor's `data` is; f16 and bf16 are raw bits. */
export type ArrayOf<D extends DType> = D extends "f32"
  ? Float32Array
  : D extends "f64"
    ? Float64Array
    : D extends "i32"
      ? Int32Array
      : D extends "u8"
        ? Uint8Array
        : Uint16Array;

/** A tensor that lives in wasm memory. */
export interface Tensor<D extends DType = DType> extends Disposable {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly size: number;
  /**
   * Live view of wasm memory: always valid when read, and detached once a later call grows memory, so read it anew instead of
   * keeping it. A view that is held keeps its tensor from being collected, not from being disposed.
   */
  readonly data: ArrayOf<D>;
  /** A copy as numbers (f16 and bf16 widened). */
  toFloat32Array(): Float32Array;
  /**
   * Numbers in (f16, bf16: rounded to nearest even).
   *
   * @throws RangeError when values.length differs from size or an i32 or u8 value is out of range; TypeError for other than numbers.
   */
  set(values: ArrayLike<number>): this;
  /** Another shape over the same bytes, which live until both are disposed. @throws RangeError when the sizes differ. */
  reshape(shape: readonly number[]): Tensor<D>;
  /** Idempotent. Any later use throws. */
  dispose(): void;
}

export interface Runtime extends Disposable {
  readonly info: Info;
  /** Structured-cloneable: pass it to workers and `load({ module })` there. */
  readonly module: WebAssembly.Module;
  /**
   * A tensor of `values` in row-major order, or of zeros without them; f16 and bf16 are rounded to nearest even.
   *
   * Sizes are whole numbers of 0 or more with a product of at most 2^31 - 1. NaN and infinities are values of the
   * floating-point dtypes; i32 and u8 take whole numbers in their range alone.
   *
   * @throws TypeError for an argument of the wrong kind; RangeError for an unknown dtype, a size or a value out of range, another
   * number of values than the shape has, and when memory is out. Nothing is allocated then.
   * @example
   * ```ts
   * using x = lanewise.tensor("f32", [2, 3], [1, 2, 3, 4, 5, 6]);
   * using zeros = lanewise.tensor("f16", [64]);
   * ```
   */
  tensor<D extends DType>(dtype: D, shape: readonly number[], values?: ArrayLike<number>): Tensor<D>;
  /**
   * Runs the body and disposes every tensor created inside, except those in what it returns (arrays and plain objects searched),
   * which an outer scope then owns. When the body throws, all of them are disposed.
   *
   * @throws TypeError when the body is no function or returns a promise: its tensors would be gone before it settles.
   * @example
   * ```ts
   * const y = lanewise.scope(() => {
   *   const hidden = lanewise.dense.matmul(x, w1, { activation: "relu" });
   *   return lanewise.dense.matmul(hidden, w2); // stays; hidden goes
   * });
   * ```
   */
  scope<T>(body: () => T): T;
  /** Bytes asked for by what lives (each rounded up to 16), bytes of memory held from the engine, and live tensors. */
  memoryUsage(): { readonly used: number; readonly reserved: number; readonly tensors: number };
}
