import type { Tensor } from "../runtime/types.js";

/** What follows a sum: nothing, a clamp (relu is [0, Infinity), relu6 [0, 6]), or a curve (swish is x sigmoid(x)). */
export type Activation =
  "none" | "relu" | "relu6" | "sigmoid" | "swish" | { readonly min: number; readonly max: number };

/** TensorFlow's "same" (what is odd goes to the bottom and the right), none, or explicit zeros. */
export type Padding = "same" | "valid" | readonly [top: number, right: number, bottom: number, left: number];

export interface MatmulOptions {
  /** `a` is [K,M]. Default false. */
  transposeA?: boolean;
  /** `b` is [N,K]. Default false. */
  transposeB?: boolean;
  /** [N], added to every row. */
  bias?: Tensor<"f32">;
  /** Default "none". */
  activation?: Activation;
  /** [M,N]; overlaps no input. */
  out?: Tensor<"f32">;
}

/** Where the channels of an image are: in planes [C,H,W], or together at each pixel [H,W,C], as canvases and cameras have them. */
export type Layout = "channels-first" | "channels-last";

export interface ConvOptions {
  /** [filters]. */
  bias?: Tensor<"f32">;
  /** Rows and columns alike. Default 1. */
  stride?: number;
  /** Default "valid". */
  padding?: Padding;
  /** Default "none". */
  activation?: Activation;
  /** Of the result's shape; overlaps no input. */
  out?: Tensor<"f32">;
}

export interface Conv2dOptions extends ConvOptions {
  /** Of `x`; weight and result have their channels first either way. Default "channels-first". */
  layout?: Layout;
}

/** Dense linear algebra and convolutions on f32 tensors, row-major, planes NCHW. */
export interface Dense {
  /**
   * Matrix product with an optional bias and activation: `y = activation(a b + bias)`.
   *
   * Shapes: `a` [M,K] (or [K,M] with `transposeA`), `b` [K,N] (or [N,K] with `transposeB`), `bias` [N], result [M,N]. K may be 0: the
   * sum is then empty. NaN and infinities spread as IEEE arithmetic has it; a clamp leaves NaN as it is. Each value is one
   * sum over K in an order that does not depend on M or N.
   *
   * @throws TypeError for what is no live f32 tensor of this instance, RangeError for sizes that do not fit or an `out` that
   * overlaps an input.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using x = lanewise.tensor("f32", [1, 2], [1, -2]);
   * using weight = lanewise.tensor("f32", [3, 2], [1, 1, 2, 0, 0, -1]);
   * using y = lanewise.dense.matmul(x, weight, { transposeB: true, activation: "relu" });
   * console.log(y.data); // Float32Array(3) [ 0, 2, 2 ]
   * ```
   */
  matmul(a: Tensor<"f32">, b: Tensor<"f32">, options?: MatmulOptions): Tensor<"f32">;

  /**
   * Convolution (cross-correlation, as every framework has it):
   * `y[n,f,i,j] = activation(bias[f] + sum over c,u,v of x[n,c,i s - top + u,j s - left + v] weight[f,c,u,v])`.
   *
   * Shapes: `x` [N,C,H,W] (or [N,H,W,C] with the layout "channels-last"), `weight` [filters,C,kh,kw], `bias` [filters], result
   * [N,filters,H',W'] where H' is ceil(H/s) for "same" and floor((H + top + bottom - kh) / s) + 1 else. Padding is zeros. The layout
   * changes no bit of the result. The weights are packed at every call; a network packs them once.
   *
   * @throws TypeError for what is no live f32 tensor of this instance, RangeError for sizes that do not fit, a kernel larger
   * than the padded input, or an `out` that overlaps an input.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using x = lanewise.tensor("f32", [1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
   * using weight = lanewise.tensor("f32", [1, 1, 2, 2], [1, 1, 1, 1]);
   * using y = lanewise.dense.conv2d(x, weight, { stride: 2, padding: "same" });
   * console.log(y.shape, y.data); // [ 1, 1, 2, 2 ] Float32Array(4) [ 12, 9, 15, 9 ]
   *
   * using pixels = lanewise.tensor("f32", [1, 1, 2, 3], [1, 10, 100, 2, 20, 200]);
   * using sum = lanewise.tensor("f32", [1, 3, 1, 1], [1, 1, 1]);
   * using z = lanewise.dense.conv2d(pixels, sum, { layout: "channels-last" });
   * console.log(z.shape, z.data); // [ 1, 1, 1, 2 ] Float32Array(2) [ 111, 222 ]
   * ```
   */
  conv2d(x: Tensor<"f32">, weight: Tensor<"f32">, options?: Conv2dOptions): Tensor<"f32">;

  /**
   * Convolution of each channel with its own filter: `conv2d` with `weight` [C,1,kh,kw], `bias` [C] and result [N,C,H',W'].
   *
   * @throws as `conv2d`.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using x = lanewise.tensor("f32", [1, 2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
   * using weight = lanewise.tensor("f32", [2, 1, 2, 2], [1, 1, 1, 1, 0, 0, 0, 1]);
   * using y = lanewise.dense.depthwiseConv2d(x, weight);
   * console.log(y.data); // Float32Array(2) [ 10, 8 ]
   * ```
   */
  depthwiseConv2d(x: Tensor<"f32">, weight: Tensor<"f32">, options?: ConvOptions): Tensor<"f32">;
}
