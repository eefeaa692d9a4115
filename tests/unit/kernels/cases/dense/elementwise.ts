import { COUNTS, rounded, SPECIAL_VALUES, type Cases, type Trial } from "../../case.js";
import { elementwiseTrials } from "../../elementwise.js";
import { at, spread } from "../../values.js";

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(Math.max(value, minimum), maximum);
}

/** The sum as f32 rounds it: what overflows is clamped as an infinity. */
function sum(a: number, b: number): number {
  const rounded = Math.fround(a + b);
  return Number.isFinite(rounded) ? a + b : rounded;
}

/** [planes, size]: planes of one value, smaller than a vector, around it, and beyond. */
const PLANES: readonly (readonly [number, number])[] = [
  ...COUNTS.map((size) => [3, size] as const),
  ...COUNTS.map((planes) => [planes, 1] as const).filter(([planes]) => planes !== 3),
  [0, 5],
  [7, 2],
];

function* planesForward(): Iterable<Trial> {
  for (const [planes, size] of PLANES) {
    const n = planes * size;
    const a = spread(n + size, n, 6);
    const scale = spread(planes, planes, 6);
    const reference = Float64Array.from(a, (value, index) => value * at(scale, Math.floor(index / size)));
    for (const isInPlace of [false, true]) {
      yield {
        name: `${String(planes)} planes of ${String(size)}${isInPlace ? ", in place" : ""}`,
        run(memory) {
          const source = isInPlace ? memory.inout(a) : memory.input(a);
          const y = isInPlace ? source : memory.output(n);
          memory.call("multiply_planes_f32", planes, size, source, memory.input(scale), y);
          const tolerance = reference.map((value) => rounded(value));
          return [{ name: "y", actual: memory.floats(y, n), reference, tolerance }];
        },
      };
    }
  }
}

function* planesBackward(): Iterable<Trial> {
  for (const [planes, size] of PLANES) {
    const n = planes * size;
    const a = spread(n + size, n, 6);
    const dy = spread(n + size + 1, n, 6);
    const terms = Float64Array.from(a, (value, index) => value * at(dy, index));
    const planeTerms = Array.from({ length: planes }, (_, plane) => terms.subarray(plane * size, (plane + 1) * size));
    yield {
      name: `${String(planes)} planes of ${String(size)}`,
      run(memory) {
        const dScale = memory.output(planes);
        memory.call("multiply_planes_backward_f32", planes, size, memory.input(a), memory.input(dy), dScale);
        const reference = planeTerms.map((values) => values.reduce((total, value) => total + value, 0));
        // The terms are summed in f64: one f32 rounding of the result, and 2^-53 of the absolute sum for each term.
        const tolerance = planeTerms.map((values, plane) => {
          const absolute = values.reduce((total, value) => total + Math.abs(value), 0);
          return rounded(at(reference, plane)) + size * 2 ** -53 * absolute;
        });
        return [{ name: "dScale", actual: memory.floats(dScale, planes), reference, tolerance }];
      },
    };
  }
}

export const CASES: Cases = {
  add_f32: function* () {
    for (const [minimum, maximum] of [[-Infinity, Infinity] as const, [0, 6] as const]) {
      for (const trial of elementwiseTrials({
        inputs: (n) => [spread(n, n, 6), spread(n + 1, n, 6)],
        call: (memory, n, [a = 0, b = 0], y) => memory.call("add_f32", n, a, b, minimum, maximum, y),
        reference: (a, b) => clamp(sum(a, b), minimum, maximum),
        tolerance: (reference) => rounded(reference),
      })) {
        yield { ...trial, name: `${trial.name}, clamped to ${String(minimum)}, ${String(maximum)}` };
      }
    }
    yield {
      name: "a and b the same array",
      run(memory) {
        const values = Float32Array.from(SPECIAL_VALUES);
        const a = memory.input(values);
        const y = memory.output(values.length);
        memory.call("add_f32", values.length, a, a, -Infinity, Infinity, y);
        const reference = Float64Array.from(values, (value) => 2 * value);
        return [{ name: "y", actual: memory.floats(y, values.length), reference, tolerance: 0 }];
      },
    };
  },

  multiply_f32: function* () {
    yield* elementwiseTrials({
      inputs: (n) => [spread(n, n, 6), spread(n + 1, n, 6)],
      call: (memory, n, [a = 0, b = 0], y) => memory.call("multiply_f32", n, a, b, y),
      reference: (a, b) => a * b,
      tolerance: (reference) => rounded(reference),
    });
  },

  multiply_planes_f32: planesForward,
  multiply_planes_backward_f32: planesBackward,
};
