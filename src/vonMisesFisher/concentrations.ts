import type { BesselFunctions } from "../bessel/types.js";
import { checkNumber } from "../runtime/checks.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { checkDimension } from "./rows.js";

/** What depends on the dimension and on kappa or rho alone. */
export class Concentrations {
  readonly #context: RuntimeContext;
  readonly #functions: BesselFunctions;
  #scratch = 0;

  constructor(context: RuntimeContext, functions: BesselFunctions) {
    this.#context = context;
    this.#functions = functions;
  }

  kappa(d: unknown, rho: unknown): number {
    const dimension = checkDimension("d", d);
    if (typeof rho !== "number") throw wrongType("rho", rho, "a number from 0 to below 1");
    if (!(rho >= 0 && rho < 1)) throw outOfRange("rho", rho, "a number from 0 to below 1");
    return this.#functions.besselIRatioInverse(orderOf(dimension), rho);
  }

  kappaFromComplement(d: unknown, oneMinusRho: unknown): number {
    const dimension = checkDimension("d", d);
    if (typeof oneMinusRho !== "number") throw wrongType("oneMinusRho", oneMinusRho, "a number above 0 up to 1");
    if (!(oneMinusRho > 0 && oneMinusRho <= 1))
      throw outOfRange("oneMinusRho", oneMinusRho, "a number above 0 up to 1");
    return this.#functions.besselIRatioComplementInverse(orderOf(dimension), oneMinusRho);
  }

  meanResultantLength(d: unknown, kappa: unknown): number {
    return this.#functions.besselIRatio(orderOf(checkDimension("d", d)), checkKappa("kappa", kappa));
  }

  meanResultantComplement(d: unknown, kappa: unknown): number {
    return this.#functions.besselIRatioComplement(orderOf(checkDimension("d", d)), checkKappa("kappa", kappa));
  }

  standardError(d: unknown, kappa: unknown, n: unknown): number {
    const order = orderOf(checkDimension("d", d));
    const concentration = checkKappa("kappa", kappa);
    const count = checkNumber("n", n, Number.MIN_VALUE);
    return 1 / Math.sqrt(count * this.#functions.besselIRatioDerivative(order, concentration));
  }

  logNormalizer(d: unknown, kappa: unknown): number {
    const dimension = checkDimension("d", d);
    const concentration = checkKappa("kappa", kappa);
    if (concentration === Infinity) return -Infinity;
    return this.#logUniform(dimension) - this.#logHypergeometric(dimension, concentration, false);
  }

  entropy(d: unknown, kappa: unknown): number {
    const dimension = checkDimension("d", d);
    const concentration = checkKappa("kappa", kappa);
    if (concentration === Infinity) return -Infinity;
    const complement = this.#functions.besselIRatioComplement(orderOf(dimension), concentration);
    return concentration * complement - this.logPeak(dimension, concentration);
  }

  /** log(C_d(kappa) e^kappa), the logarithm of the density at mu, for a checked d and a finite kappa. */
  logPeak(d: number, kappa: number): number {
    return this.#logUniform(d) - this.#logHypergeometric(d, kappa, true);
  }

  /** kappa of a mean resultant length that is given by both itself and its complement; Infinity for 1. */
  kappaOf(d: number, rho: number, complement: number): number {
    if (rho < 0.5) return this.#functions.besselIRatioInverse(orderOf(d), rho);
    return this.#functions.besselIRatioComplementInverse(orderOf(d), complement);
  }

  #logUniform(d: number): number {
    return this.#context.kernels.log_uniform_density_f64(d);
  }

  #logHypergeometric(d: number, kappa: number, isScaled: boolean): number {
    const { kernels } = this.#context;
    if (this.#scratch === 0) {
      this.#scratch = this.#context.allocate(
        kernels.bessel_scratch_bytes_f64(),
        "scratch of the von Mises-Fisher family",
      );
    }
    return kernels.log_hypergeometric_f64(orderOf(d), kappa, isScaled ? 1 : 0, this.#scratch);
  }
}

export function orderOf(d: number): number {
  return d / 2 - 1;
}

/** Up to here A_d, whose derivative falls as 1 over the square of kappa, does not underflow. */
export const LARGEST_KAPPA = 1e150;

export function checkKappa(argument: string, kappa: unknown): number {
  const expected = `a number from 0 to ${LARGEST_KAPPA}, or Infinity`;
  if (typeof kappa !== "number") throw wrongType(argument, kappa, expected);
  if (!((kappa >= 0 && kappa <= LARGEST_KAPPA) || kappa === Infinity)) throw outOfRange(argument, kappa, expected);
  return kappa;
}
