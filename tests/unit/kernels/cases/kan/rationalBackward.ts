import type { Cases, Output, Trial } from "../../case.js";
import { gradient } from "../../gradient.js";
import { evaluate, lateReference, rationalReference, type RationalReference } from "../../rational.js";
import { halfBackwardTrials } from "../../rationalHalf.js";
import { runBackward as backward, type BackwardResult as Result, type BackwardRun as Run } from "../../rationalRun.js";
import { rationalSetups, SWISH } from "../../rationalSetups.js";
import { at, spread, uniform } from "../../values.js";

function outputs({ tolerance, ...reference }: RationalReference, result: Result): readonly Output[] {
  return (["dx", "dNumerator", "dDenominator"] as const).map((name) => ({
    name,
    actual: result[name],
    reference: reference[name],
    tolerance: tolerance[name],
  }));
}

function trial(name: string, run: Run, late = lateReference(run.setup, run.x, run.dy)): Trial {
  const { groups } = run.setup;
  return {
    name: `${name}${run.hasY ? ", y kept" : ""}${run.shared === "none" ? "" : `, in place of ${run.shared}`}`,
    bytes: (1 << 15) + 16 * run.x.length + 500 * groups,
    run: (memory) => outputs(late(), backward(memory, run)),
  };
}

function* trials(): Iterable<Trial> {
  for (const { name, setup, length } of rationalSetups()) {
    const [x, dy] = [uniform(length + 1, length, -3, 3), spread(length + 2, length, 2)];
    const run = { setup, x, dy, shared: "none", split: 0 } as const;
    const late = lateReference(setup, x, dy);
    for (const hasY of [false, true]) yield trial(name, { ...run, hasY }, late);
    if (setup.rows === 3)
      for (const shared of ["x", "dy", "y"] as const) yield trial(name, { ...run, hasY: true, shared }, late);
  }
  for (const form of ["A", "B"] as const) {
    const setup = { rows: 1, groups: 1, run: 200, ...SWISH, form };
    const [x, dy] = [spread(7, 200, 16), uniform(8, 200, -1, 1)];
    for (const hasY of [false, true]) {
      yield trial(`|x| from 1e-8 to 1e8, form ${form}`, { setup, x, dy, hasY, shared: "none", split: 0 });
    }
    const zeros = { ...setup, numerator: Float32Array.of(1, 1, 1, 1, 1, 1), denominator: new Float32Array(4) };
    yield trial(`all b are 0, form ${form}`, {
      setup: zeros,
      x: uniform(9, 200, -2, 2),
      dy,
      hasY: false,
      shared: "none",
      split: 0,
    });
    // Lanes past the end of a run have no x: what the function would be elsewhere must not matter.
    const steep = { ...zeros, run: 17, numerator: Float32Array.of(1, 3e38, 3e38, 3e38, 3e38, 3e38) };
    const near = uniform(10, 17, -1e-30, 1e-30);
    yield trial(`finite only near 0, form ${form}`, {
      setup: steep,
      x: near,
      dy: dy.slice(0, 17),
      hasY: false,
      shared: "none",
      split: 0,
    });
    const kink = {
      ...setup,
      run: 2,
      numerator: Float32Array.of(1, 2, 0, 0, 0, 0),
      denominator: Float32Array.of(3, 0, 0, 0),
    };
    yield trial(`zeros of both signs have the right-hand slope, form ${form}`, {
      ...{ setup: kink, x: Float32Array.of(0, -0), dy: Float32Array.of(1, 1), hasY: false, shared: "none", split: 0 },
    });
  }
  yield* splits();
  yield* poisons();
  yield differences();
}

/** A second call goes on with the first's sums: the bits of one call, where rows are split after 64. */
function* splits(): Iterable<Trial> {
  for (const { name, setup, length } of rationalSetups()) {
    if (setup.rows <= 64) continue;
    const [x, dy] = [uniform(length + 3, length, -3, 3), uniform(length + 4, length, -1, 1)];
    const run = { setup, x, dy, hasY: false, shared: "none" } as const;
    yield {
      name: `${name}, split`,
      bytes: (1 << 16) + 32 * length + 1000 * setup.groups,
      run(memory) {
        const whole = backward(memory, { ...run, split: 0 });
        const parts = backward(memory, { ...run, split: 64 });
        return (["dx", "dNumerator", "dDenominator"] as const).map((key) => {
          return { name: key, actual: parts[key], reference: whole[key], tolerance: 0 };
        });
      },
    };
  }
}

/** A NaN or an infinity in one group of four. */
function* poisons(): Iterable<Trial> {
  for (const form of ["A", "B"] as const) {
    for (const run of [1, 3, 24]) {
      for (const value of [NaN, Infinity, -Infinity]) {
        for (const place of ["x", "dy"] as const) {
          for (const hasY of [false, true]) yield poison({ form, run, value, place, hasY });
        }
      }
    }
  }
}

interface Poison {
  readonly form: "A" | "B";
  readonly run: number;
  readonly value: number;
  readonly place: "x" | "dy";
  readonly hasY: boolean;
}

function poison({ form, run, value, place, hasY }: Poison): Trial {
  return {
    name: `${String(value)} in ${place} poisons its group, run ${String(run)}, form ${form}${hasY ? ", y kept" : ""}`,
    run(memory) {
      const numerator = uniform(1, 24, -1, 1);
      const denominator = uniform(2, 16, 0.1, 1);
      const setup = { rows: 3, groups: 4, run, numerator, denominator, form } as const;
      const [x, dy] = [uniform(3, 12 * run, -1, 1), uniform(4, 12 * run, -1, 1)];
      const { tolerance, ...reference } = rationalReference(setup, x, dy);
      const poisoned = 6 * run;
      // An infinite dy gives an infinite dx; everything else a NaN.
      const infinite = (at(reference.dx, poisoned) / at(dy, poisoned)) * value;
      const expectedDx = place === "dy" ? infinite : NaN;
      (place === "x" ? x : dy)[poisoned] = value;
      const result = backward(memory, { setup, x, dy, hasY, shared: "none", split: 0 });
      const expected = {
        dx: reference.dx.map((element, index) => (index === poisoned ? expectedDx : element)),
        dNumerator: [...result.dNumerator.slice(0, 12), ...result.dNumerator.slice(18)],
        dDenominator: [...result.dDenominator.slice(0, 8), ...result.dDenominator.slice(12)],
      };
      // An infinite x has 1 / Q = 0, which leaves the sum for a0 as it is.
      const first = place === "x" && !Number.isNaN(value) ? 13 : 12;
      const inside = [...result.dNumerator.slice(first, 18), ...result.dDenominator.slice(8, 12)];
      const outside = [...reference.dNumerator.slice(0, 12), ...reference.dNumerator.slice(18)];
      return [
        { name: "dx", actual: result.dx, reference: expected.dx, tolerance: tolerance.dx },
        {
          name: "dNumerator of the others",
          actual: expected.dNumerator,
          reference: outside,
          tolerance: [...tolerance.dNumerator.slice(0, 12), ...tolerance.dNumerator.slice(18)],
        },
        {
          name: "dDenominator of the others",
          actual: expected.dDenominator,
          reference: [...reference.dDenominator.slice(0, 8), ...reference.dDenominator.slice(12)],
          tolerance: [...tolerance.dDenominator.slice(0, 8), ...tolerance.dDenominator.slice(12)],
        },
        {
          name: "the group's own are not finite",
          actual: inside.map((element) => Number(Number.isFinite(element))),
          reference: inside.map(() => 0),
          tolerance: 0,
        },
      ];
    },
  };
}

/** The reference itself against central differences of the formula, in f64. */
function differences(): Trial {
  return {
    name: "central differences of the forward formula",
    run() {
      const found: Output[] = [];
      for (const form of ["A", "B"] as const) {
        const [a, b] = [[...uniform(1, 6, -1, 1)], [...uniform(2, 4, -1, 1)]];
        const [x, dy] = [
          uniform(3, 40, 0.2, 3).map((value, index) => (index % 2 === 0 ? value : -value)),
          uniform(4, 40, -1, 1),
        ];
        const setup = { rows: 1, groups: 1, run: 40, numerator: a, denominator: b, form };
        const reference = rationalReference(setup, x, dy);
        const values = (
          numerator: readonly number[],
          denominator: readonly number[],
          at: ArrayLike<number>,
        ): number[] => Array.from(at, (value) => evaluate(numerator, denominator, form, value));
        const pairs = [
          ["dx", gradient((moved) => values(a, b, moved), x, dy)],
          ["dNumerator", gradient((moved) => values([...moved], b, x), a, dy)],
          ["dDenominator", gradient((moved) => values(a, [...moved], x), b, dy)],
        ] as const;
        for (const [name, expected] of pairs) {
          found.push({
            name: `${name}, form ${form}`,
            actual: [...reference[name]],
            reference: expected,
            tolerance: 1e-7,
          });
        }
      }
      return found;
    },
  };
}

function* bytes(): Iterable<Trial> {
  // 320 bytes of sums for each block, 3 KiB of terms: 8 groups; 3 channels in 1 block; 5 in 2.
  for (const [groups, run, expected] of [
    [8, 24, 8 * 320 + 3072],
    [3, 1, 320 + 3072],
    [1, 5, 640 + 3072],
  ] as const) {
    yield {
      name: `${String(groups)}x${String(run)}`,
      run: (memory) => [
        {
          name: "bytes",
          actual: [memory.call("rational_scratch_bytes_f32", groups, run)],
          reference: [expected],
          tolerance: 0,
        },
      ],
    };
  }
}

export const CASES: Cases = {
  rational_scratch_bytes_f32: bytes,
  rational_backward_f32: trials,
  rational_backward_f16: halfBackwardTrials,
};
