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
  /** Live view of wasm memory; always valid when read, stale once a later call grows memory: do not keep it. */
  readonly data: ArrayOf<D>;
  /** A copy as numbers (f16 and bf16 widened). */
  toFloat32Array(): Float32Array;
  /** Numbers in (f16, bf16: rounded to nearest even). @throws RangeError when values.length differs from size. */
  set(values: ArrayLike<number>): this;
  /** Another shape over the same bytes, which live until both are disposed. */
  reshape(shape: readonly number[]): Tensor<D>;
  /** Idempotent. Any later use throws. */
  dispose(): void;
}

export interface Runtime extends Disposable {
  readonly info: Info;
  /** Structured-cloneable: pass it to workers and `load({ module })` there. */
  readonly module: WebAssembly.Module;
  /** Zeros without values. */
  tensor<D extends DType>(dtype: D, shape: readonly number[], values?: ArrayLike<number>): Tensor<D>;
  /** Disposes every tensor created inside, except those in what is returned (arrays and plain objects searched). A promise is a TypeError. */
  scope<T>(body: () => T): T;
  memoryUsage(): { readonly used: number; readonly reserved: number; readonly tensors: number };
}
