import type { Cases, Output, Trial } from "../../case.js";
import type { KernelMemory } from "../../memory.js";
import { layerSetups } from "../../rationalLayer.js";
import { placeCoefficients } from "../../rationalSetups.js";
import type { RationalCase } from "../../rational.js";
import { at, integers, uniform } from "../../values.js";

interface Layer {
  readonly setup: RationalCase;
  readonly units: number;
  readonly x: Float32Array;
  readonly weight: Float32Array;
  readonly dy: Float32Array;
}

interface Pointers {
  readonly x: number;
  readonly weight: number;
  readonly dy: number;
  readonly coefficients: readonly number[];
}

/** Undefined where nobody asks for it. */
type Gradients = Readonly<Record<"dWeight" | "dNumerator" | "dDenominator", Float32Array>> & {
  readonly dx: Float32Array | undefined;
};

function place(memory: KernelMemory, { setup, x, weight, dy }: Layer): Pointers {
  const coefficients = placeCoefficients(memory, setup);
  return { x: memory.input(x), weight: memory.input(weight), dy: memory.input(dy), coefficients };
}

function fused(memory: KernelMemory, layer: Layer, pointers: Pointers, hasDx: boolean): Gradients {
  const { setup, units } = layer;
  const { rows, groups, run, numerator, denominator } = setup;
  const features = groups * run;
  const dx = hasDx ? memory.output(rows * features) : 0;
  const [dWeight, dNumerator, dDenominator] = [
    memory.output(units * features),
    memory.output(numerator.length),
    memory.output(denominator.length),
  ];
  const scratch = memory.scratch(memory.call("rational_matmul_backward_scratch_bytes_f32", rows, units, groups, run));
  const given = [pointers.x, ...pointers.coefficients, pointers.weight, pointers.dy] as const;
  const wanted = [dx, dWeight, dNumerator, dDenominator, scratch] as const;
  memory.call("rational_matmul_backward_f32", rows, units, groups, run, ...given, ...wanted);
  return {
    dx: hasDx ? memory.floats(dx, rows * features) : undefined,
    dWeight: memory.floats(dWeight, units * features),
    dNumerator: memory.floats(dNumerator, numerator.length),
    dDenominator: memory.floats(dDenominator, denominator.length),
  };
}

/** F(x) and its gradient as wholes, then what each kernel alone makes of them. */
function apart(memory: KernelMemory, { setup, units }: Layer, { x, weight, dy, coefficients }: Pointers): Gradients {
  const { rows, groups, run, numerator, denominator } = setup;
  const [, isShared = 0, b = 0, form = 0] = coefficients;
  const features = groups * run;
  const [values, dValues, dWeight] = [
    memory.output(rows * features),
    memory.output(rows * features),
    memory.output(units * features),
  ];
  const work = memory.scratch(
    Math.max(
      memory.call("matmul_scratch_bytes_f32", rows, features, units),
      memory.call("matmul_scratch_bytes_f32", units, features, rows),
    ),
  );
  const open = [0, -Infinity, Infinity, work] as const;
  const sums = memory.scratch(memory.call("rational_scratch_bytes_f32", groups, run));
  memory.call("rational_forward_f32", rows, groups, run, x, ...coefficients, values);
  memory.call("matmul_f32", rows, features, units, dy, weight, dValues, 0, 0, ...open);
  memory.call("matmul_f32", units, features, rows, dy, values, dWeight, 1, 0, ...open);
  const arrays = [x, 0, dValues] as const;
  memory.call("rational_backward_f32", rows, groups, run, ...arrays, ...coefficients, 0, dValues, sums);
  const [dNumerator, dDenominator] = [memory.output(numerator.length), memory.output(denominator.length)];
  memory.call("rational_gradients_f32", groups, run, isShared, b, form, sums, dNumerator, dDenominator);
  return {
    dx: memory.floats(dValues, rows * features),
    dWeight: memory.floats(dWeight, units * features),
    dNumerator: memory.floats(dNumerator, numerator.length),
    dDenominator: memory.floats(dDenominator, denominator.length),
  };
}

function outputs(actual: Gradients, expected: Readonly<Record<keyof Gradients, ArrayLike<number>>>): readonly Output[] {
  const names = ["dx", "dWeight", "dNumerator", "dDenominator"] as const;
  return names.flatMap((name) => {
    const values = actual[name];
    return values === undefined ? [] : [{ name, actual: values, reference: expected[name], tolerance: 0 }];
  });
}

function* bits(): Iterable<Trial> {
  for (const { name, setup, units, x, weight, bytes } of layerSetups()) {
    const layer = { setup, units, x, weight, dy: uniform(units, setup.rows * units, -1, 1) };
    for (const hasDx of [true, false]) {
      yield {
        name: `${name}${hasDx ? "" : ", no dx"}: the bits of the steps apart`,
        bytes: 2 * bytes,
        run(memory) {
          const pointers = place(memory, layer);
          const { dx = new Float32Array(), ...expected } = apart(memory, layer, pointers);
          return outputs(fused(memory, layer, pointers, hasDx), { dx, ...expected });
        },
      };
    }
  }
}

/** With F(x) = 2 x and whole numbers no sum rounds, so that every gradient is exact: one chunk of 448 rows, one more row, two chunks and a row. */
function* exact(): Iterable<Trial> {
  for (const [rows, groups, run, units] of [
    [0, 2, 3, 4],
    [5, 3, 1, 2],
    [70, 2, 24, 9],
    [447, 2, 3, 4],
    [448, 1, 5, 1],
    [449, 2, 4, 3],
    [897, 3, 1, 2],
  ] as const) {
    const features = groups * run;
    const numerator = Float32Array.of(0, 2, 0, 0, 0, 0);
    const setup = { rows, groups, run, numerator, denominator: new Float32Array(4 * groups), form: "A" } as const;
    const whole = (seed: number, length: number): Float32Array =>
      Float32Array.from(integers(seed, length, 3), (value) => value - 1);
    const layer: Layer = {
      setup,
      units,
      x: whole(1, rows * features),
      weight: whole(2, units * features),
      dy: whole(3, rows * units),
    };
    yield {
      name: `whole numbers, ${[rows, groups, run].join("x")}, ${String(units)} units`,
      bytes: (1 << 17) + 24 * rows * (features + units),
      run: (memory) => outputs(fused(memory, layer, place(memory, layer), true), exactGradients(layer)),
    };
  }
}

/** For F(x) = 2 x with b = 0: dF/da_i = x^i, dF/db_j = -2 x |x|^j. */
function exactGradients({ setup, units, x, weight, dy }: Layer): Record<keyof Gradients, Float64Array> {
  const { rows, groups, run } = setup;
  const features = groups * run;
  const [dx, dWeight] = [new Float64Array(rows * features), new Float64Array(units * features)];
  const [dNumerator, dDenominator] = [new Float64Array(6), new Float64Array(4 * groups)];
  for (let row = 0; row < rows; row++) {
    for (let feature = 0; feature < features; feature++) {
      const value = at(x, row * features + feature);
      let gradient = 0;
      for (let unit = 0; unit < units; unit++) {
        const given = at(dy, row * units + unit);
        const place = unit * features + feature;
        gradient += given * at(weight, place);
        dWeight[place] = at(dWeight, place) + given * 2 * value;
      }
      dx[row * features + feature] = 2 * gradient;
      const b = 4 * Math.floor(feature / run);
      for (let i = 0; i < 6; i++) dNumerator[i] = at(dNumerator, i) + gradient * value ** i;
      for (let j = 0; j < 4; j++) {
        dDenominator[b + j] = at(dDenominator, b + j) - gradient * 2 * value * Math.abs(value) ** (j + 1);
      }
    }
  }
  return { dx, dWeight, dNumerator, dDenominator };
}

/** A NaN in x reaches its place of dx, its column of dWeight and the coefficients of its group, no other's. */
function* poisons(): Iterable<Trial> {
  for (const run of [1, 3, 24]) {
    yield {
      name: `NaN in x poisons its group, run ${String(run)}`,
      run(memory) {
        const [rows, groups, units] = [3, 4, 5];
        const features = groups * run;
        const numerator = uniform(1, 6 * groups, -1, 1);
        const setup = { rows, groups, run, numerator, denominator: uniform(2, 4 * groups, 0.1, 1), form: "A" } as const;
        const [weight, dy] = [uniform(4, units * features, -1, 1), uniform(5, rows * units, -1, 1)];
        const layer = { setup, units, x: uniform(3, rows * features, -1, 1), weight, dy };
        const poisoned = features + 2 * run;
        const x = layer.x.map((value, index) => (index === poisoned ? NaN : value));
        const clean = fused(memory, layer, place(memory, layer), true);
        const actual = fused(memory, { ...layer, x }, place(memory, { ...layer, x }), true);
        const isOf = (length: number) => (index: number) => Math.floor(index / length) === 2;
        const mark = (values: Float32Array = new Float32Array(), isReached: (index: number) => boolean): Float32Array =>
          values.map((value, index) => (isReached(index) ? NaN : value));
        return outputs(actual, {
          dx: mark(clean.dx, (index) => index === poisoned),
          dWeight: mark(clean.dWeight, (index) => index % features === 2 * run),
          dNumerator: mark(clean.dNumerator, isOf(6)),
          dDenominator: mark(clean.dDenominator, isOf(4)),
        });
      },
    };
  }
}

/** The sums, F(x) of 448 rows at most, and what either product needs. */
function* scratchBytes(): Iterable<Trial> {
  for (const [rows, groups, run, units] of [
    [0, 1, 1, 1],
    [7, 2, 3, 5],
    [448, 1, 5, 3],
    [449, 1, 5, 3],
    [2000, 8, 2, 300],
  ] as const) {
    yield {
      name: `${[rows, groups, run].join("x")}, ${String(units)} units`,
      run(memory) {
        const [features, chunk] = [groups * run, Math.min(rows, 448)];
        const bytes = memory.call("rational_matmul_backward_scratch_bytes_f32", rows, units, groups, run);
        const sums = memory.call("rational_scratch_bytes_f32", groups, run);
        const products = Math.max(
          memory.call("matmul_scratch_bytes_f32", chunk, features, units),
          memory.call("matmul_scratch_bytes_f32", units, features, chunk),
        );
        const expected = sums + products + 16 * Math.ceil((chunk * features) / 4);
        return [{ name: "bytes", actual: [bytes], reference: [expected], tolerance: 0 }];
      },
    };
  }
}

export const CASES: Cases = {
  rational_matmul_backward_scratch_bytes_f32: scratchBytes,
  rational_matmul_backward_f32: function* () {
    yield* bits();
    yield* exact();
    yield* poisons();
  },
};
