import { checkOptions } from "../dense/options.js";
import type { Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import { checkRational, groupShape, placeCoefficients, type Coefficients } from "./coefficients.js";
import type { Kan } from "./types.js";

export function createApply(context: RuntimeContext, scratch: Scratch): Kan["apply"] {
  return (x, f, options = {}) => {
    const settings = checkOptions("options", options, ["channelAxis", "out"]);
    const coefficients = outside(context, checkRational("f", f));
    const input = context.checkTensor("x", x, "f32");
    const { groups, numerator, denominator } = coefficients;
    const { rows, run } = groupShape(input.shape, settings["channelAxis"], groups);
    const pointer = scratch.reserve(numerator.byteLength + denominator.byteLength);
    const { shape } = input;
    const y = context.output({ out: options.out, dtype: "f32", shape, inputs: [input], inPlace: true });
    const operands = placeCoefficients(context, coefficients, pointer);
    context.kernels.rational_forward_f32(rows, groups, run, input.pointer, ...operands, y.pointer);
    return y;
  };
}

/** Coefficients may be views of this memory, which growth detaches. */
export function outside(context: RuntimeContext, coefficients: Coefficients): Coefficients {
  const { numerator, denominator } = coefficients;
  return { ...coefficients, numerator: context.outside(numerator), denominator: context.outside(denominator) };
}
