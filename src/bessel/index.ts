import type { RuntimeContext } from "../runtime/context.js";
import { Blocks, type ElementwiseKernel } from "./blocks.js";
import { elementwise, elementwisePair } from "./elementwise.js";
import type { Bessel } from "./types.js";

export type { Bessel, Elementwise, ElementwisePair } from "./types.js";

/** Which results a kernel writes: the place of an output, or nothing. */
type Wanted = "i" | "k" | "both";

/** The Bessel family over one instance. */
export function createBessel(context: RuntimeContext): Bessel {
  const blocks = new Blocks(context);
  return {
    logBesselI: elementwise(blocks, logarithm("i", false)),
    logBesselK: elementwise(blocks, logarithm("k", false)),
    logBesselIK: elementwisePair(blocks, logarithm("both", false), ["logI", "logK"]),
    logBesselIScaled: elementwise(blocks, logarithm("i", true)),
    logBesselKScaled: elementwise(blocks, logarithm("k", true)),
    besselIRatio: elementwise(blocks, ratio("i", "ratio")),
    besselIRatioComplement: elementwise(blocks, ratio("i", "complement")),
    besselIRatioDerivative: elementwise(blocks, ratio("i", "slope")),
    besselKRatio: elementwise(blocks, ratio("k", "ratio")),
    logBesselIDerivative: elementwise(blocks, ratio("i", "logarithmSlope")),
    logBesselKDerivative: elementwise(blocks, ratio("k", "logarithmSlope")),
  };
}

function logarithm(wanted: Wanted, isScaled: boolean): ElementwiseKernel {
  return (kernels, n, { order, orderStride, x, xStride, outputs, scratch }) => {
    const [i, k] = destinations(wanted, outputs);
    kernels.log_bessel_f64(n, order, orderStride, x, xStride, i, k, Number(isScaled), scratch);
  };
}

/** The forms of bessel_ratio_f64, as assembly/bessel/forms.ts numbers them. */
const FORMS = { ratio: 0, complement: 1, slope: 2, logarithmSlope: 3 } as const;

function ratio(wanted: Wanted, form: keyof typeof FORMS): ElementwiseKernel {
  return (kernels, n, { order, orderStride, x, xStride, outputs, scratch }) => {
    const [i, k] = destinations(wanted, outputs);
    kernels.bessel_ratio_f64(n, order, orderStride, x, xStride, i, k, FORMS[form], scratch);
  };
}

/** The first output is that of a function of one result. */
function destinations(wanted: Wanted, [first, second]: readonly [number, number]): readonly [number, number] {
  if (wanted === "both") return [first, second];
  return wanted === "i" ? [first, 0] : [0, first];
}
