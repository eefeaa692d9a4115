import { denseBitPatterns } from "../../bitPatterns.js";
import { rounding, ulp, type Cases } from "../../case.js";
import { elementwiseTrials } from "../../elementwise.js";
import { derivative } from "../../gradient.js";
import { spread, uniform } from "../../values.js";

/** Measured on every f32 between 2^-40 and 105, `simd` and `relaxed`: 2.00 and, above the subnormals, 2.43. */
const SIGMOID_ULP = 2.1;
const SWISH_ULP = 2.5;
const RELU6: readonly [number, number] = [0, 6];

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(Math.max(value, minimum), maximum); // NaN stays NaN
}

/** Without cancelling on either side, and 0 at -Infinity. */
function sigmoid(x: number): number {
  return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
}

function swish(x: number): number {
  return x === -Infinity ? 0 : x * sigmoid(x);
}

/** A subnormal sigmoid carries an error of up to its spacing, 2^-149, which x multiplies. */
function swishTolerance(reference: number, x: number): number {
  return SWISH_ULP * ulp(reference) + Math.min(Math.abs(x), 104) * 2 ** -149;
}

/** The limits of the slope where Infinity - Infinity has none. */
function swishSlope(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) > 120) return x < 0 ? 0 : 1;
  return derivative(swish, x);
}

/** Gradients beside special values: 0 * Infinity and overflow are not what these kernels differ in. */
const MODERATE = [
  0,
  -0,
  2 ** -149,
  -(2 ** -127),
  1,
  -1,
  20,
  -20,
  88,
  -88,
  104,
  -104,
  1e30,
  -1e30,
  Infinity,
  -Infinity,
  NaN,
];

export const CASES: Cases = {
  clamp_forward_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [uniform(n, n, -10, 10)],
      call: (memory, n, [x = 0], y) => memory.call("clamp_forward_f32", n, x, ...RELU6, y),
      reference: (x) => clamp(x, ...RELU6),
      tolerance: () => 0,
    });
  },

  clamp_backward_f32: function* () {
    yield* elementwiseTrials({
      // Outputs of relu6, as many at the bounds as between.
      inputs: (n) => [uniform(n, n, -6, 12).map((value) => clamp(value, ...RELU6)), spread(n + 1, n, 6)],
      call: (memory, n, [y = 0, dy = 0], dx) => memory.call("clamp_backward_f32", n, y, dy, ...RELU6, dx),
      reference: (y, dy) => (y > RELU6[0] && y < RELU6[1] ? dy : 0),
      tolerance: () => 0,
    });
  },

  sigmoid_forward_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [uniform(n, n, -104, 30)],
      call: (memory, n, [x = 0], y) => memory.call("sigmoid_forward_f32", n, x, y),
      reference: sigmoid,
      tolerance: (reference) => SIGMOID_ULP * ulp(reference),
      special: [...MODERATE, -87.3, -95.5, -103, -103.9],
    });
    yield* denseBitPatterns("sigmoid_forward_f32", sigmoid, (reference) => SIGMOID_ULP * ulp(reference));
  },

  sigmoid_backward_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [uniform(n, n, 0, 1), spread(n + 1, n, 6)],
      call: (memory, n, [y = 0, dy = 0], dx) => memory.call("sigmoid_backward_f32", n, y, dy, dx),
      reference: (y, dy) => {
        if (!(y > 0.001 && y < 0.999)) return dy * y * (1 - y); // where ln(y / (1 - y)) is of no use
        return dy * derivative(sigmoid, Math.log(y / (1 - y)));
      },
      tolerance: (reference) => rounding(3, reference),
      special: [0, -0, 1, 0.5, 2 ** -149, 2 ** -126, 1 - 2 ** -24, NaN],
    });
  },

  swish_forward_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [uniform(n, n, -104, 30)],
      call: (memory, n, [x = 0], y) => memory.call("swish_forward_f32", n, x, y),
      reference: swish,
      tolerance: swishTolerance,
      special: MODERATE,
    });
    yield* denseBitPatterns("swish_forward_f32", swish, swishTolerance);
  },

  swish_backward_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [uniform(n, n, -30, 30), spread(n + 1, n, 6)],
      call: (memory, n, [x = 0, dy = 0], dx) => memory.call("swish_backward_f32", n, x, dy, dx),
      reference: (x, dy) => dy * swishSlope(x),
      // s (1 + x (1 - s)) cancels near x = -1.28: its terms' absolute sum is s (1 + |x| (1 - s)). 3e-10 is the central
      // difference's own error.
      tolerance: (reference, x, dy) => {
        const s = sigmoid(x);
        const terms = Math.abs(x) > 120 ? Math.abs(reference) : Math.abs(dy) * s * (1 + Math.abs(x) * (1 - s));
        return rounding(5, terms) + 3e-10 * Math.abs(dy);
      },
      special: MODERATE.filter((value) => Math.abs(value) !== Infinity),
    });
    yield {
      name: "infinities have the slopes 0 and 1",
      run(memory) {
        const dx = memory.output(2);
        const x = memory.input(Float32Array.of(-Infinity, Infinity));
        memory.call("swish_backward_f32", 2, x, memory.input(Float32Array.of(3, 3)), dx);
        return [{ name: "dx", actual: memory.floats(dx, 2), reference: [0, 3], tolerance: 0 }];
      },
    };
  },
};
