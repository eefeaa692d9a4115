import { checkOptions } from "../runtime/options.js";
import type { Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import type { Tensor } from "../runtime/types.js";
import { outside } from "./apply.js";
import { checkRational, groupShape, placeCoefficients } from "./coefficients.js";
import { storageOf } from "./storage.js";
import type { Kan, Rational, RationalBackwardOptions, RationalGradients, RationalStorage } from "./types.js";

export function createBackward(context: RuntimeContext, scratch: Scratch): Kan["backward"] {
  return <D extends RationalStorage>(
    dy: Tensor<D>,
    x: Tensor<D>,
    f: Rational,
    options: RationalBackwardOptions<D> = {},
  ): RationalGradients<D> => {
    const settings = checkOptions("options", options, ["channelAxis", "y", "out"]);
    const coefficients = outside(context, checkRational("f", f));
    const dtype = storageOf<D>("x", x);
    const input = context.checkTensor("x", x, dtype);
    const { shape } = input;
    const gradient = context.checkTensor("dy", dy, dtype, shape);
    const kept = options.y === undefined ? undefined : context.checkTensor("options.y", options.y, dtype, shape);
    const { groups, numerator, denominator } = coefficients;
    const { rows, run } = groupShape(shape, settings["channelAxis"], groups);
    const { rational_backward_f32: floats, rational_backward_f16: halves } = context.kernels;
    const { rational_gradients_f32: finish } = context.kernels;

    // Sums first, which are f64; then coefficients and their gradients.
    const sumBytes = context.kernels.rational_scratch_bytes_f32(groups, run);
    const coefficientBytes = numerator.byteLength + denominator.byteLength;
    const sums = scratch.reserve(sumBytes + 2 * coefficientBytes);
    const inputs = [input, gradient, kept];
    const dx = context.output({ out: options.out, dtype, shape, inputs, inPlace: true });
    const operands = placeCoefficients(context, coefficients, sums + sumBytes);
    const [, isShared, b, form] = operands;
    const arrays = [input.pointer, kept?.pointer ?? 0, gradient.pointer] as const;
    const backward = dtype === "f16" ? halves : floats;
    backward(rows, groups, run, ...arrays, ...operands, 0, dx.pointer, sums);
    const dA = sums + sumBytes + coefficientBytes;
    const dB = dA + numerator.byteLength;
    finish(groups, run, isShared, b, form, sums, dA, dB);
    return {
      dx,
      dNumerator: context.f32(dA, numerator.length).slice(),
      dDenominator: context.f32(dB, denominator.length).slice(),
    };
  };
}
