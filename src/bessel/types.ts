/** The public types of the Bessel family. */

/**
 * A function of an order and an argument, element by element. A number broadcasts against an array; two arrays have one
 * length and one type, which is the result's; numbers alone give a number.
 *
 * `out` takes the results and is returned. It may be an input itself, and no other memory that an input shares.
 *
 * @throws TypeError for other than numbers, Float64Array or Float32Array and for arrays of both types; RangeError for lengths that
 * differ or an `out` that overlaps an input. Values out of the domain are no error: they give NaN.
 */
export interface Elementwise {
  (order: number, x: number): number;
  (order: number | Float64Array, x: number | Float64Array, out?: Float64Array): Float64Array;
  /** Computed in f64 and rounded once. */
  (order: number | Float32Array, x: number | Float32Array, out?: Float32Array): Float32Array;
}

/** Two such functions from one evaluation; new arrays. */
export interface ElementwisePair<First extends string, Second extends string> {
  (order: number, x: number): { readonly [key in First | Second]: number };
  (order: number | Float64Array, x: number | Float64Array): { readonly [key in First | Second]: Float64Array };
  (order: number | Float32Array, x: number | Float32Array): { readonly [key in First | Second]: Float32Array };
}

/**
 * Logarithms of the modified Bessel functions I_v(x) and K_v(x), their ratios and their derivatives, in double precision, at
 * any order and argument up to 1e300: nothing overflows or underflows on the way.
 *
 * Errors are |error| / max(1, |value|) unless said otherwise, on every variant; those of logarithms hold next to a zero of the
 * logarithm too, at every order and argument up to 1e300. The bits of a result depend on its own order and argument alone, not on
 * its neighbours or its place; numbers give those of arrays.
 */
export interface BesselFunctions {
  /**
   * log I_v(x), the modified Bessel function of the first kind (DLMF 10.25.2).
   *
   * Order v >= 0, x >= 0, NaN elsewhere. I_0(0) = 1 gives 0, x = 0 < v -Infinity, x = Infinity Infinity, v = Infinity -Infinity.
   * Error at most 5e-16: Debye's expansion in the logarithm (DLMF 10.41.3) from hypot(v, x) = 24 on, the power series below.
   *
   * @example
   * ```ts
   * import { load } from "lanewise/bessel";
   *
   * using bessel = await load();
   * console.log(bessel.logBesselI(1023, 200)); // -1350.47...: I itself underflows
   * console.log(bessel.logBesselI(0, Float64Array.of(0, 1, 1000))); // Float64Array [ 0, 0.2359..., 995.6... ]
   * ```
   */
  readonly logBesselI: Elementwise;
  /**
   * log K_v(x), the modified Bessel function of the second kind (DLMF 10.25.3), even in v.
   *
   * Real v, x >= 0, NaN elsewhere. x = 0 gives Infinity, x = Infinity -Infinity. Error at most 5e-16 from hypot(v, x) = 24 on (DLMF
   * 10.41.4), 2e-15 below (Temme's series or a fit, and the recurrence 10.29.1).
   *
   * @example
   * ```ts
   * import { load } from "lanewise/bessel";
   *
   * using bessel = await load();
   * console.log(bessel.logBesselK(0.5, 2)); // log(sqrt(pi / 4) e^-2) = -2.1207...
   * ```
   */
  readonly logBesselK: Elementwise;
  /** `logBesselI` and `logBesselK` from one evaluation: as fast as one of them from hypot(v, x) = 24 on. */
  readonly logBesselIK: ElementwisePair<"logI", "logK">;
  /**
   * log(I_v(x) e^-x), without the cancellation of log I_v(x) - x; domain as `logBesselI`, -Infinity at x = Infinity.
   * Error at most 5e-16 from hypot(v, x) = 24 on, 2e-15 below.
   */
  readonly logBesselIScaled: Elementwise;
  /** log(K_v(x) e^x); domain and error as `logBesselK`. */
  readonly logBesselKScaled: Elementwise;
  /**
   * log |I_v(x)| and the sign of I_v(x) for a real order of either sign: I_{-v} = I_v + (2 / pi) sin(pi v) K_v (DLMF 10.27.2).
   *
   * The sign is 1 or -1, 0 where I is 0, NaN with the magnitude: x < 0, NaN and an order of -Infinity. Both terms have the errors of
   * `logBesselI` and `logBesselK`; where they cancel, next to a zero of I_v(x), that of their difference grows.
   *
   * @example
   * ```ts
   * import { load } from "lanewise/bessel";
   *
   * using bessel = await load();
   * console.log(bessel.logBesselISigned(-1.5, 1)); // { logMagnitude: -1.2257..., sign: -1 }
   * ```
   */
  readonly logBesselISigned: ElementwisePair<"logMagnitude", "sign">;
  /**
   * I_{v+1}(x) / I_v(x), by its own formula: a difference of logarithms would lose up to ten digits.
   *
   * In [0, 1], rising with x and falling with v, 1 where it rounds to that; domain as `logBesselI`. Relative error at most 1e-15.
   *
   * @example
   * ```ts
   * import { load } from "lanewise/bessel";
   *
   * using bessel = await load();
   * console.log(bessel.besselIRatio(0.5, 3)); // coth 3 - 1 / 3 = 0.6716...
   * ```
   */
  readonly besselIRatio: Elementwise;
  /** 1 - I_{v+1}(x) / I_v(x); relative error at most 2e-15 from hypot(v, x) = 24 on, 1e-14 below. */
  readonly besselIRatioComplement: Elementwise;
  /** The derivative of I_{v+1}(x) / I_v(x) in x; relative error at most 5e-14 from hypot(v, x) = 24 on, 5e-13 below, 1e-15 for
   * x of at most 1. */
  readonly besselIRatioDerivative: Elementwise;
  /**
   * The x with I_{v+1}(x) / I_v(x) = ratio, for ratios in [0, 1): 0 for 0, Infinity for 1, NaN elsewhere.
   *
   * By Newton's iteration to the last bits: the error is that of the ratio, 1e-15, times 1 / (x A') of its slope, or
   * about 1 / (1 - ratio) near 1, where `besselIRatioComplementInverse` loses nothing.
   */
  readonly besselIRatioInverse: Elementwise;
  /** The x with 1 - I_{v+1}(x) / I_v(x) = complement, for complements in (0, 1]: Infinity for 0, NaN elsewhere. The error is
   * that of `besselIRatioComplement` times complement / (x A'), which is about 1 for small ones. */
  readonly besselIRatioComplementInverse: Elementwise;
  /** K_{v+1}(x) / K_v(x) for v >= 0, x >= 0: Infinity at x = 0; relative error at most 1e-15 from hypot(v, x) = 24 on, 4e-15
   * below. */
  readonly besselKRatio: Elementwise;
  /** The derivative of log I_v(x) in x, v / x + I_{v+1} / I_v (DLMF 10.29.2); relative error at most 1e-15. */
  readonly logBesselIDerivative: Elementwise;
  /** The derivative of log K_v(x) in x, v / x - K_{v+1} / K_v (DLMF 10.29.2); relative error at most 1e-15 from
   * hypot(v, x) = 24 on, 4e-15 below. */
  readonly logBesselKDerivative: Elementwise;
  /** The derivative of log I_v(x) in the order; error at most 2e-15 from hypot(v, x) = 24 on, 1e-14 below. */
  readonly logBesselIOrderDerivative: Elementwise;
  /** The derivative of log K_v(x) in the order, odd in v; error at most 2e-15 from hypot(v, x) = 24 on, 1e-14 below. */
  readonly logBesselKOrderDerivative: Elementwise;
}
