/** Trials of the rational kernels on binary16: against f64, and bit by bit against f32 arrays whose results are rounded. */
import { decodeHalf, F16 } from "../../../src/runtime/half.js";
import type { Output, Trial } from "./case.js";
import type { KernelMemory } from "./memory.js";
import { lateReference, type RationalCase } from "./rational.js";
import { fromHalves, runBackward, toHalves, type BackwardRun } from "./rationalRun.js";
import { placeCoefficients, rationalSetups, SWISH } from "./rationalSetups.js";
import { at, spread, uniform } from "./values.js";

function bytesFor(length: number, groups: number): number {
  return (1 << 16) + 32 * length + 2000 * groups;
}

/** Half a step of binary16 at `value`. */
function halfStep(value: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -14);
  return 2 ** (exponent - 11);
}

/** What f32 may differ and then one rounding. */
function withRounding(reference: Float64Array, tolerance: Float64Array): Float64Array {
  return reference.map((value, index) => at(tolerance, index) + halfStep(Math.abs(value) + at(tolerance, index)));
}

/** Values that binary16 holds. */
function held(values: Float32Array): Float32Array {
  return fromHalves(toHalves(values));
}

function forward(memory: KernelMemory, setup: RationalCase, x: Float32Array, isInPlace: boolean): Float32Array {
  const { rows, groups, run } = setup;
  const bits = toHalves(x);
  const source = isInPlace ? memory.inout(bits) : memory.input(bits);
  const y = isInPlace ? source : memory.outputHalves(x.length);
  memory.call("rational_forward_f16", rows, groups, run, source, ...placeCoefficients(memory, setup), y);
  return fromHalves(memory.halves(y, x.length));
}

/** The f32 kernel's results, rounded by the facade's own rounding. */
function roundedForward(memory: KernelMemory, setup: RationalCase, x: Float32Array): Float32Array {
  const { rows, groups, run } = setup;
  const y = memory.output(x.length);
  const operands = placeCoefficients(memory, setup);
  memory.call("rational_forward_f32", rows, groups, run, memory.input(x), ...operands, y);
  return held(memory.floats(y, x.length));
}

export function* halfForwardTrials(): Iterable<Trial> {
  for (const { name, setup, length } of rationalSetups()) {
    const x = held(uniform(length, length, -3, 3));
    const late = lateReference(setup, x, new Float32Array(length));
    for (const isInPlace of setup.rows === 3 ? [false, true] : [false]) {
      yield {
        name: `${name}${isInPlace ? ", in place" : ""}`,
        bytes: bytesFor(length, setup.groups),
        run(memory) {
          const actual = forward(memory, setup, x, isInPlace);
          const same = { name: "y as by f32", actual, reference: roundedForward(memory, setup, x), tolerance: 0 };
          if (setup.rows !== 3) return [same];
          const { y, tolerance } = late();
          return [same, { name: "y", actual, reference: y, tolerance: withRounding(y, tolerance.y) }];
        },
      };
    }
  }
  yield everyValue();
}

/**
 * All 65536 values, NaN, infinities and subnormals among them, times factors and behind offsets that take results through every
 * exponent, through ties of normals and subnormals, and across 65520, from where on they are infinite.
 */
function everyValue(): Trial {
  const lines = [
    [0, 1],
    [0, -1],
    [0, 2 ** -9],
    [0, 0.75 * 2 ** -11],
    [0, Math.fround(1 / 3)],
    [16, 1],
    [-16, 1],
    [Math.fround(15.999), 1],
    [0, Math.fround(1.0001)],
    [0, 3e33],
    [Math.fround(1e-7), Math.fround(2 ** -12 * 1.23)],
    [2 ** -25, 0],
    [Math.fround(2 ** -25 * 1.0000002), 0],
    [3 * 2 ** -25, 0],
    [-(2 ** -26), 0],
    [-0, 0],
  ] as const;
  const [rows, groups, run] = [16, lines.length, 4096];
  const numerator = Float32Array.from(lines.flatMap(([a0, a1]) => [a0, a1, 0, 0, 0, 0]));
  const setup = { rows, groups, run, numerator, denominator: new Float32Array(4 * groups), form: "A" } as const;
  const x = Float32Array.from({ length: rows * groups * run }, (_, index) =>
    decodeHalf(F16, 4096 * Math.floor(index / (groups * run)) + (index % run)),
  );
  return {
    name: "every value, through every rounding",
    bytes: bytesFor(x.length, groups),
    run(memory) {
      const actual = forward(memory, setup, x, false);
      return [{ name: "y as by f32", actual, reference: roundedForward(memory, setup, x), tolerance: 0 }];
    },
  };
}

function* backwardRuns(): Iterable<readonly [name: string, run: BackwardRun]> {
  for (const { name, setup, length } of rationalSetups()) {
    const [x, dy] = [held(uniform(length + 1, length, -3, 3)), held(spread(length + 2, length, 2))];
    const run = { setup, x, dy, split: 0 } as const;
    yield [name, { ...run, hasY: false, shared: "none" }];
    yield [`${name}, y kept`, { ...run, hasY: true, shared: "none" }];
    if (setup.rows > 64) yield [`${name}, split`, { ...run, hasY: true, shared: "none", split: 64 }];
    if (setup.rows !== 3) continue;
    for (const shared of ["x", "dy", "y"] as const) {
      yield [`${name}, in place of ${shared}`, { ...run, hasY: true, shared }];
    }
  }
  for (const form of ["A", "B"] as const) {
    const setup = {
      rows: 4,
      groups: 2,
      run: 8192,
      numerator: SWISH.numerator,
      denominator: uniform(1, 8, -1, 1),
      form,
    };
    const x = Float32Array.from({ length: 1 << 16 }, (_, bits) => decodeHalf(F16, bits));
    const dy = held(spread(3, 1 << 16, 8));
    yield [`every x, form ${form}`, { setup, x, dy, hasY: false, shared: "none", split: 0 }];
    yield [`every dy, form ${form}`, { setup, x: dy, dy: x, hasY: true, shared: "none", split: 0 }];
    const finite = x.map((value) => (Number.isFinite(value) && Math.abs(value) < 1e4 ? value : 0));
    yield [`every x below 1e4, form ${form}`, { setup, x: finite, dy, hasY: false, shared: "none", split: 0 }];
  }
}

export function* halfBackwardTrials(): Iterable<Trial> {
  for (const [name, run] of backwardRuns()) {
    const { setup, x, dy, hasY } = run;
    const isFinite = x.every(Number.isFinite) && dy.every(Number.isFinite);
    const late = lateReference(setup, x, dy);
    yield {
      name,
      bytes: bytesFor(2 * x.length, setup.groups),
      run(memory) {
        const actual = runBackward(memory, { ...run, storage: "f16" });
        const floats = runBackward(memory, { ...run, shared: "none", split: 0 }, hasY ? actual.y : undefined);
        const same: readonly Output[] = [
          { name: "dx as by f32", actual: actual.dx, reference: held(floats.dx), tolerance: 0 },
          { name: "dNumerator as by f32", actual: actual.dNumerator, reference: floats.dNumerator, tolerance: 0 },
          { name: "dDenominator as by f32", actual: actual.dDenominator, reference: floats.dDenominator, tolerance: 0 },
        ];
        if (hasY || !isFinite || setup.rows === 197) return same;
        const { tolerance, ...reference } = late();
        return [
          ...same,
          {
            name: "dx",
            actual: actual.dx,
            reference: reference.dx,
            tolerance: withRounding(reference.dx, tolerance.dx),
          },
          ...(["dNumerator", "dDenominator"] as const).map((key) => {
            return { name: key, actual: actual[key], reference: reference[key], tolerance: tolerance[key] };
          }),
        ];
      },
    };
  }
}
