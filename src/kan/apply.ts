import { checkOptions } from "../runtime/options.js";
import type { Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Tensor } from "../runtime/types.js";
import { checkRational, groupShape, placeCoefficients, type Coefficients } from "./coefficients.js";
import { storageOf } from "./storage.js";
import type { Kan, Rational, RationalOptions, RationalStorage } from "./types.js";

export function createApply(context: RuntimeContext, scratch: Scratch): Kan["apply"] {
  return <D extends RationalStorage>(x: Tensor<D>, f: Rational, options: RationalOptions<D> = {}): Tensor<D> => {
    const settings = checkOptions("options", options, ["channelAxis", "out"]);
    const coefficients = outside(context, checkRational("f", f));
    const dtype = storageOf("x", x);
    const input = context.checkTensor("x", x, dtype);
    const { groups, numerator, denominator } = coefficients;
    const { rows, run } = groupShape(input.shape, settings["channelAxis"], groups);
    const pointer = scratch.reserve(numerator.byteLength + denominator.byteLength);
    const { shape } = input;
    const y = context.output({ out: options.out, dtype, shape, inputs: [input], inPlace: true });
    const operands = placeCoefficients(context, coefficients, pointer);
    const { rational_forward_f32: floats, rational_forward_f16: halves } = context.kernels;
    const forward = dtype === "f16" ? halves : floats;
    forward(rows, groups, run, input.pointer, ...operands, y.pointer);
    return y;
  };
}

/** Coefficients may be views of this memory, which growth detaches. */
export function outside(context: RuntimeContext, coefficients: Coefficients): Coefficients {
  const { numerator, denominator } = coefficients;
  return { ...coefficients, numerator: context.outside(numerator), denominator: context.outside(denominator) };
}
