import type { RuntimeContext } from "../runtime/context.js";
import { Blocks } from "./blocks.js";
import { elementwise, elementwisePair } from "./elementwise.js";
import { ratioInverse } from "./inverse.js";
import { kernelOf, scalarKernelOf, type Form } from "./kernels.js";
import { signedLogarithm } from "./signed.js";
import type { BesselFunctions, Elementwise } from "./types.js";

export type { BesselFunctions, Elementwise, ElementwisePair } from "./types.js";

/** The Bessel family over one instance. */
export function createBessel(context: RuntimeContext): BesselFunctions {
  const blocks = new Blocks(context);
  const part = (form: Form, wanted: "first" | "second"): Elementwise =>
    elementwise(blocks, kernelOf(form, wanted), { scalar: scalarKernelOf(form, wanted) });
  const first = (form: Form): Elementwise => part(form, "first");
  const second = (form: Form): Elementwise => part(form, "second");
  return {
    logBesselI: first("logarithm"),
    logBesselK: second("logarithm"),
    logBesselIK: elementwisePair(
      blocks,
      kernelOf("logarithm", "both"),
      ["logI", "logK"],
      [scalarKernelOf("logarithm", "first"), scalarKernelOf("logarithm", "second")],
    ),
    logBesselIScaled: first("scaledLogarithm"),
    logBesselKScaled: second("scaledLogarithm"),
    logBesselISigned: elementwisePair(blocks, signedLogarithm, ["logMagnitude", "sign"]),
    besselIRatio: first("ratio"),
    besselIRatioComplement: first("complement"),
    besselIRatioDerivative: second("ratioSlope"),
    besselIRatioInverse: elementwise(blocks, ratioInverse("ratioSlope"), { names: ["order", "ratio"] }),
    besselIRatioComplementInverse: elementwise(blocks, ratioInverse("complement"), { names: ["order", "complement"] }),
    besselKRatio: second("ratio"),
    logBesselIDerivative: first("logarithmSlope"),
    logBesselKDerivative: second("logarithmSlope"),
    logBesselIOrderDerivative: first("orderSlope"),
    logBesselKOrderDerivative: second("orderSlope"),
  };
}
