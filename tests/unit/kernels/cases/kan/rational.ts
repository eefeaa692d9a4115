import type { Cases, Trial } from "../../case.js";
import { lateReference, rationalReference, type RationalCase } from "../../rational.js";
import { halfForwardTrials } from "../../rationalHalf.js";
import { placeCoefficients, rationalSetups, SWISH } from "../../rationalSetups.js";
import { spread, uniform } from "../../values.js";

function trial(name: string, setup: RationalCase, x: Float32Array, isInPlace: boolean): Trial {
  const { rows, groups, run } = setup;
  const late = lateReference(setup, x, new Float32Array(x.length));
  return {
    name: `${name}${isInPlace ? ", in place" : ""}`,
    bytes: (1 << 14) + 8 * x.length + 40 * groups,
    run(memory) {
      const source = isInPlace ? memory.inout(x) : memory.input(x);
      const y = isInPlace ? source : memory.output(x.length);
      memory.call("rational_forward_f32", rows, groups, run, source, ...placeCoefficients(memory, setup), y);
      const reference = late();
      return [
        { name: "y", actual: memory.floats(y, x.length), reference: reference.y, tolerance: reference.tolerance.y },
      ];
    },
  };
}

function* forward(): Iterable<Trial> {
  for (const { name, setup, length } of rationalSetups()) {
    const x = uniform(length + 1, length, -3, 3);
    yield trial(name, setup, x, false);
    if (setup.rows === 3) yield trial(name, setup, x, true);
  }
  for (const form of ["A", "B"] as const) {
    const far = { rows: 1, groups: 1, run: 200, ...SWISH, form };
    yield trial(`|x| from 1e-8 to 1e8, form ${form}`, far, spread(7, 200, 16), false);
    yield {
      name: `NaN and infinities stay in their element, form ${form}`,
      run(memory) {
        const x = Float32Array.of(1, NaN, 1, Infinity, 1, -Infinity, 1, 0, -0);
        const y = memory.output(9);
        memory.call(
          "rational_forward_f32",
          1,
          1,
          9,
          memory.input(x),
          ...placeCoefficients(memory, { ...far, run: 9 }),
          y,
        );
        const finite = Float64Array.from(x, (value) => (Number.isFinite(value) ? value : 0));
        const reference = rationalReference({ ...far, run: 9 }, finite, finite);
        const expected = reference.y.map((value, index) => (Number.isFinite(x[index]) ? value : NaN));
        return [{ name: "y", actual: memory.floats(y, 9), reference: expected, tolerance: reference.tolerance.y }];
      },
    };
  }
}

export const CASES: Cases = { rational_forward_f32: forward, rational_forward_f16: halfForwardTrials };
