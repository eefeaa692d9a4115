import assert from "node:assert/strict";
import { POINTS, RATIO_POINTS, type RatioColumn } from "../../../bessel/golden.js";
import type { Cases, Output, Trial } from "../../case.js";
import type { KernelMemory } from "../../memory.js";

/** One call of bessel_f64: orders and arguments, of which one value may stand for all. */
interface Call {
  readonly form: number;
  readonly order: readonly number[];
  readonly x: readonly number[];
  readonly wanted: "i" | "k" | "both";
}

function run(memory: KernelMemory, { form, order, x, wanted }: Call, inPlace = false) {
  const n = Math.max(order.length, x.length);
  const orders = Float64Array.from(order);
  const pointer = memory.input(orders);
  const arguments_ = inPlace ? memory.inout(Float64Array.from(x)) : memory.input(Float64Array.from(x));
  const scratch = memory.scratch(memory.call("bessel_scratch_bytes_f64"));
  const outputs = inPlace ? [arguments_, 0] : [memory.output(2 * n), memory.output(2 * n)];
  const [i, k] = [wanted === "k" ? 0 : outputs[0]!, wanted === "i" ? 0 : outputs[1]!];
  const strideOf = (values: readonly number[]): number => (values.length === 1 && n > 1 ? 0 : 8);
  memory.call("bessel_f64", n, pointer, strideOf(order), arguments_, strideOf(x), i, k, form, scratch);
  return { i: i === 0 ? undefined : memory.doubles(i, n), k: k === 0 ? undefined : memory.doubles(k, n) };
}

const ROOM = 1.2e-16; // of the reference's own rounding to a double

function outputs(
  actual: ReturnType<typeof run>,
  references: { readonly i: readonly number[]; readonly k: readonly number[] },
  bounds: { readonly i: number; readonly k: number },
): readonly Output[] {
  return (["i", "k"] as const).flatMap((name) => {
    const values = actual[name];
    const reference = references[name];
    const tolerance = reference.map((value) => (bounds[name] + ROOM) * Math.max(1, Math.abs(value)));
    return values === undefined ? [] : [{ name, actual: values, reference, tolerance }];
  });
}

const BYTES = 1 << 20;

/** Prefixes of the reference points around the width of a vector, the unroll of the series and a block of 512. */
const COUNTS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 511, 512, 513, POINTS.length];

function* logarithms(): Iterable<Trial> {
  for (const n of COUNTS) {
    const points = POINTS.slice(0, n);
    const call = { form: 0, order: points.map(({ order }) => order), x: points.map(({ x }) => x) };
    const references = { i: points.map(({ logI }) => Number(logI)), k: points.map(({ logK }) => Number(logK)) };
    const bounds = { i: 5e-16, k: 2e-15 };
    for (const wanted of ["i", "k", "both"] as const) {
      yield {
        name: `logarithms of ${n}, ${wanted}`,
        bytes: BYTES,
        run: (memory) => outputs(run(memory, { ...call, wanted }), references, bounds),
      };
    }
    yield {
      name: `logarithms of ${n}, in place`,
      bytes: BYTES,
      run: (memory) => outputs(run(memory, { ...call, wanted: "i" }, true), references, bounds),
    };
  }
}

/** One order for many arguments: they must get the bits that they get alone and in another order. */
function* neighbours(): Iterable<Trial> {
  const points = POINTS.filter((_, index) => index % 7 === 0);
  yield {
    name: "an element's bits depend on nothing but itself",
    bytes: BYTES,
    run: (memory) => {
      const wanted = "both" as const;
      const order = points.map((point) => point.order);
      const x = points.map((point) => point.x);
      const forward = run(memory, { form: 0, order, x, wanted });
      const backward = run(memory, { form: 0, order: order.toReversed(), x: x.toReversed(), wanted });
      for (const name of ["i", "k"] as const) {
        assert.deepEqual(backward[name]?.toReversed(), forward[name], `${name} of the reverse order`);
      }
      const shared = run(memory, { form: 0, order: [3.25], x, wanted });
      const repeated = run(memory, { form: 0, order: x.map(() => 3.25), x, wanted });
      assert.deepEqual(shared, repeated, "one order that all share");
      return [{ name: "i", actual: forward.i!, reference: forward.i!, tolerance: 0 }];
    },
  };
}

const RATIO_FORMS: readonly (readonly [form: number, i: RatioColumn, k: RatioColumn])[] = [
  [2, "ratioI", "ratioK"],
  [3, "complement", "slope"],
  [4, "ratioI", "slope"],
  [5, "derivativeI", "derivativeK"],
  [6, "orderDerivativeI", "orderDerivativeK"],
];

function* ratios(): Iterable<Trial> {
  const order = RATIO_POINTS.map((point) => point.order);
  const x = RATIO_POINTS.map((point) => point.x);
  const columnOf = (column: RatioColumn): number[] => RATIO_POINTS.map(({ values }) => Number(values[column]));
  for (const [form, i, k] of RATIO_FORMS) {
    const references = { i: columnOf(i), k: columnOf(k) };
    yield {
      name: `${i} and ${k}, form ${form}`,
      bytes: BYTES,
      run: (memory) => outputs(run(memory, { form, order, x, wanted: "both" }), references, { i: 1e-14, k: 1e-14 }),
    };
  }
}

/** Results of form 0 and form 2 at the ends of the domain. */
const LIMITS: readonly (readonly [order: number, x: number, logarithms: [number, number], ratios: [number, number]])[] =
  [
    [0, 0, [0, Infinity], [0, Infinity]],
    [-0, -0, [0, Infinity], [0, Infinity]],
    [2, 0, [-Infinity, Infinity], [0, Infinity]],
    [2, Infinity, [Infinity, -Infinity], [1, 1]],
    [Infinity, 2, [-Infinity, Infinity], [0, Infinity]],
    [Infinity, Infinity, [NaN, NaN], [NaN, NaN]],
    [1, -1, [NaN, NaN], [NaN, NaN]],
    [NaN, 1, [NaN, NaN], [NaN, NaN]],
    [1, NaN, [NaN, NaN], [NaN, NaN]],
  ];

function* limits(): Iterable<Trial> {
  const order = LIMITS.map(([v]) => v);
  const x = LIMITS.map(([, argument]) => argument);
  for (const [form, column] of [
    [0, 2],
    [2, 3],
  ] as const) {
    const references = { i: LIMITS.map((row) => row[column][0]), k: LIMITS.map((row) => row[column][1]) };
    yield {
      name: `limits of form ${form}`,
      bytes: BYTES,
      run: (memory) => outputs(run(memory, { form, order, x, wanted: "both" }), references, { i: 0, k: 0 }),
    };
  }
  yield {
    name: "negative orders: no I, and K of the positive one",
    bytes: BYTES,
    run: (memory) => {
      const negative = run(memory, { form: 0, order: [-1.5, 1.5, -40], x: [2, 2, 3], wanted: "both" });
      const positive = run(memory, { form: 0, order: [1.5, 1.5, 40], x: [2, 2, 3], wanted: "both" });
      const references = { i: [NaN, positive.i![1]!, NaN], k: [...positive.k!] };
      return outputs(negative, references, { i: 0, k: 0 });
    },
  };
}

/** Every seventh point by every form, and the ends of the domain: the bits of the arrays' kernel. */
function* single(): Iterable<Trial> {
  const points = POINTS.filter((_, index) => index % 7 === 0);
  const order = [...points.map((point) => point.order), ...LIMITS.map(([v]) => v), -1.5, -40, -2];
  const x = [...points.map((point) => point.x), ...LIMITS.map(([, argument]) => argument), 2, 3, 0];
  for (let form = 0; form <= 6; form += 1) {
    yield {
      name: `one value at a time, form ${form}`,
      bytes: BYTES,
      run: (memory) => {
        const { i, k } = run(memory, { form, order, x, wanted: "both" });
        const scratch = memory.scratch(memory.call("bessel_scratch_bytes_f64"));
        const all = (isK: 0 | 1): number[] =>
          order.map((v, index) => memory.call("bessel_one_f64", v, x[index]!, form, isK, scratch));
        return [
          { name: "i", actual: all(0), reference: [...i!], tolerance: 0 },
          { name: "k", actual: all(1), reference: [...k!], tolerance: 0 },
        ];
      },
    };
  }
}

export const CASES: Cases = {
  bessel_one_f64: function* () {
    yield* single();
  },
  bessel_f64: function* () {
    yield* logarithms();
    yield* neighbours();
    yield* ratios();
    yield* limits();
  },
  bessel_scratch_bytes_f64: function* () {
    yield {
      name: "is a multiple of 16 that does not depend on anything",
      run: (memory) => {
        const bytes = memory.call("bessel_scratch_bytes_f64");
        return [{ name: "remainder", actual: [bytes % 16], reference: [0], tolerance: 0 }];
      },
    };
  },
};
