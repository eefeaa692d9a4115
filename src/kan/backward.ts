import { checkOptions } from "../dense/options.js";
import type { Scratch } from "../dense/scratch.js";
import type { RuntimeContext } from "../runtime/context.js";
import { outside } from "./apply.js";
import { checkRational, groupShape, placeCoefficients } from "./coefficients.js";
import type { Kan } from "./types.js";

export function createBackward(context: RuntimeContext, scratch: Scratch): Kan["backward"] {
  return (dy, x, f, options = {}) => {
    const settings = checkOptions("options", options, ["channelAxis", "y"]);
    const coefficients = outside(context, checkRational("f", f));
    const input = context.checkTensor("x", x, "f32");
    const { shape } = input;
    const gradient = context.checkTensor("dy", dy, "f32", shape);
    const kept = options.y === undefined ? undefined : context.checkTensor("options.y", options.y, "f32", shape);
    const { groups, numerator, denominator } = coefficients;
    const { rows, run } = groupShape(shape, settings["channelAxis"], groups);
    const { rational_backward_f32: backward, rational_gradients_f32: finish } = context.kernels;

    // Sums first, which are f64; then coefficients and their gradients.
    const sumBytes = context.kernels.rational_scratch_bytes_f32(groups, run);
    const coefficientBytes = numerator.byteLength + denominator.byteLength;
    const sums = scratch.reserve(sumBytes + 2 * coefficientBytes);
    const inputs = [input, gradient, kept];
    const dx = context.output({ out: undefined, dtype: "f32", shape, inputs });
    const operands = placeCoefficients(context, coefficients, sums + sumBytes);
    const [, isShared, b, form] = operands;
    const arrays = [input.pointer, kept?.pointer ?? 0, gradient.pointer] as const;
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
