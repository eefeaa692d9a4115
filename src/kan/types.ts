import type { Tensor } from "../runtime/types.js";

/** Where the absolute value stands in the denominator. A: 1 + sum |b_j||x|^j. B: 1 + |sum b_j x^j|. */
export type RationalForm = "A" | "B";

/** Functions P(x) / Q(x) for groups of neighbouring channels: P = a0 + a1 x + .. + a5 x^5, Q from b1 to b4. */
export interface Rational {
  readonly groups: number;
  /** [1,6] shared by all groups, or [groups,6]: a0..a5. */
  readonly numerator: Float32Array;
  /** b1 to b4 of each group, [groups,4]. */
  readonly denominator: Float32Array;
  /** Default "A", that of the published kernels and checkpoints; "B" is that of the paper's text. */
  readonly form?: RationalForm;
}

/** `leaky_relu` has the slope 0.01 below 0. */
export type RationalName = "identity" | "swish" | "gelu" | "relu" | "leaky_relu" | "tanh" | "sigmoid";

export interface FitRationalOptions {
  /** Where the function is wanted. Default [-3, 3]. */
  range?: readonly [low: number, high: number];
  /** Default "A". */
  form?: RationalForm;
  /** Default 1; all get the same coefficients. */
  groups?: number;
}

/** How the tensors of a call are stored, all alike. What is computed, coefficients and their gradients are f32 in both. */
export type RationalStorage = "f32" | "f16";

export interface RationalOptions<D extends RationalStorage> {
  /** Default -1, the last axis; 1 for [N,C,H,W]. */
  channelAxis?: number;
  /** Where the result goes: may be an operand, whole. Default: a new tensor. */
  out?: Tensor<D>;
}

export interface RationalBackwardOptions<D extends RationalStorage> extends RationalOptions<D> {
  /** The result of `apply`, where it was kept. */
  y?: Tensor<D>;
}

export interface RationalGradients<D extends RationalStorage> {
  readonly dx: Tensor<D>;
  readonly dNumerator: Float32Array;
  readonly dDenominator: Float32Array;
}

/** Group-rational functions of Kolmogorov-Arnold transformers (KAT, https://arxiv.org/abs/2409.10594), on f32 or f16 tensors. */
export interface Kan {
  /**
   * Coefficients that reproduce a named function on [-3, 3] in the given form, with one numerator for all groups.
   *
   * Largest errors on [-3, 3], form A and B: identity 0; swish 5.0e-7 and 4.7e-7; gelu 1.4e-3 and 4.5e-4; relu 1.3e-2 both; leaky_relu 1.3e-2
   * both; tanh 9.9e-7 and 1.5e-6; sigmoid 1.3e-7 and 7.8e-9. Beyond that range a rational function follows its asymptote, not the
   * named function. The coefficients are fitted anew for each form: the published "gelu" is of form B and off by 1.5 in A.
   *
   * @throws TypeError or RangeError for another name, form, or number of groups.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const swish = lanewise.kan.rational("swish", 2);
   * using x = lanewise.tensor("f32", [1, 4], [-1, 0, 1, 2]);
   * using y = lanewise.kan.apply(x, swish);
   * console.log(Array.from(y.data, (value) => value.toFixed(3)).join()); // -0.269,0.000,0.731,1.762
   * ```
   */
  rational(name: RationalName, groups: number, form?: RationalForm): Rational;

  /**
   * Coefficients for a function of your own: of the smallest largest error that Levenberg-Marquardt steps from several starts
   * find on 401 points, and that error, measured on 6001. Takes half a second.
   *
   * @throws TypeError for what is no function; RangeError for a range that is empty or not finite, or a value that is not finite.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const softsign = lanewise.kan.fit((x) => x / (1 + Math.abs(x)), { range: [-4, 4], groups: 8 });
   * console.log(softsign.largestError < 1e-6); // true
   * ```
   */
  fit(value: (x: number) => number, options?: FitRationalOptions): Rational & { readonly largestError: number };

  /**
   * `F(x) = P(x) / Q(x)` element by element, each channel by the function of its group: channel c of C belongs to group
   * floor(c groups / C).
   *
   * Shapes: any; channels on the last axis unless `channelAxis` (1 for [N,C,H,W]; from the end where negative). `out` may be `x`. Q is at
   * least 1: no poles. For the named functions correct for |x| up to 1e8; NaN and infinities give NaN and stay in their element.
   * Error: 12 2^-24 of sum |a_i x^i| / Q in form A, where Q has no cancelling terms; with f16 tensors one rounding to nearest even
   * more, of the value that f32 tensors would get.
   *
   * @throws TypeError for what is no live f32 or f16 tensor of this instance, tensors that differ in that, or no Rational; RangeError for coefficients of other lengths,
   * channels that the groups do not divide, or an `out` that overlaps.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * const f = { groups: 2, numerator: Float32Array.of(0, 1, 0, 0, 0, 0), denominator: Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0) };
   * using x = lanewise.tensor("f32", [1, 2], [3, -3]);
   * using y = lanewise.kan.apply(x, f);
   * console.log(y.data); // Float32Array(2) [ 3, -0.75 ]
   * ```
   */
  apply<D extends RationalStorage>(x: Tensor<D>, f: Rational, options?: RationalOptions<D>): Tensor<D>;

  /**
   * Gradients of `sum(dy F(x))`: with r = 1/Q, `dx = dy r (P' - F Q')`, `dNumerator_i = sum dy r x^i`,
   * `dDenominator_j = -sum dy r F |x|^j sgn(b_j)` (form B: `-sum dy r F x^j sgn(sum b_j x^j)`).
   *
   * dNumerator has the shape of `f.numerator`. sgn(0) is +1, as in the published kernels: coefficients that start at 0 learn. The
   * sums are taken in f32 over 8 vectors and in f64 from there, in one order for a shape. A NaN makes the
   * sums of its group NaN and no other's. `y`, the result of `apply`, saves computing it again. `out` gets dx
   * and may be `dy`, `x` or `y`.
   *
   * @throws as `apply`; RangeError for a `dy` or `y` of another shape.
   * @example
   * ```ts
   * import { load } from "lanewise";
   *
   * using lanewise = await load();
   * using x = lanewise.tensor("f32", [2, 1], [2, -1]);
   * using dy = lanewise.tensor("f32", [2, 1], [1, 3]);
   * const { dx, dNumerator } = lanewise.kan.backward(dy, x, lanewise.kan.rational("identity", 1));
   * console.log(dx.data, dNumerator.slice(0, 3)); // Float32Array(2) [ 1, 3 ] Float32Array(3) [ 4, -1, 7 ]
   * dx.dispose();
   * ```
   */
  backward<D extends RationalStorage>(
    dy: Tensor<D>,
    x: Tensor<D>,
    f: Rational,
    options?: RationalBackwardOptions<D>,
  ): RationalGradients<D>;
}
