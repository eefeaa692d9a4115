import assert from "node:assert/strict";
import { test } from "node:test";
import { instantiateKernels, VARIANTS } from "../../support/variants.js";
import { uniform } from "../kernels/values.js";
import { toHalves } from "../kernels/rationalRun.js";

const ARRAYS = ["x", "y", "dy", "dx", "numerator", "denominator"] as const;

/** A read past an array that memory ends with is a trap, where guards would hide it: what is read is not stored. */
for (const variant of VARIANTS) {
  for (const storage of ["f32", "f16"] as const) {
    test(`rational functions read nothing past their arrays (${variant}, ${storage})`, () => {
      for (const run of [1, 2, 3, 5, 6, 7, 8, 9, 17, 257]) {
        for (const groups of [1, 3]) {
          for (const last of ARRAYS) callAtEnd(variant, storage, { rows: 2, groups, run }, last);
        }
      }
    });
  }
}

interface Shape {
  readonly rows: number;
  readonly groups: number;
  readonly run: number;
}

/** Forward, then backward with its y, with `last` in the last bytes of memory. */
function callAtEnd(
  variant: (typeof VARIANTS)[number],
  storage: "f32" | "f16",
  { rows, groups, run }: Shape,
  last: (typeof ARRAYS)[number],
): void {
  const kernels = instantiateKernels(variant);
  const length = rows * groups * run;
  const values = { x: uniform(1, length, -1, 1), dy: uniform(2, length, -1, 1) };
  const coefficients = { numerator: uniform(3, 6 * groups, -1, 1), denominator: uniform(4, 4 * groups, -1, 1) };
  const empty = new Float32Array(length);
  const arrays = { ...values, y: empty, dx: empty };
  const stored = {
    ...coefficients,
    ...(storage === "f16"
      ? { x: toHalves(arrays.x), y: toHalves(arrays.y), dy: toHalves(arrays.dy), dx: toHalves(arrays.dx) }
      : arrays),
  };
  const scratch = kernels.heap_allocate(kernels.rational_scratch_bytes_f32(groups, run));
  const free = ARRAYS.map((name) => kernels.heap_allocate(stored[name].byteLength));
  const { buffer } = kernels.memory;
  const [x, y, dy, dx, a, b] = ARRAYS.map((name, index) => {
    const array = stored[name];
    const pointer = name === last ? buffer.byteLength - array.byteLength : (free[index] ?? NaN);
    new Uint8Array(buffer, pointer).set(new Uint8Array(array.buffer));
    return pointer;
  }) as [number, number, number, number, number, number];
  const operands = [a, 0, b, 0] as const;
  kernels[`rational_forward_${storage}` as const](rows, groups, run, x, ...operands, y);
  kernels[`rational_backward_${storage}` as const](rows, groups, run, x, y, dy, ...operands, 0, dx, scratch);
  const written = new Uint8Array(buffer, dx, stored.dx.byteLength);
  assert.ok(
    written.some((byte) => byte !== 0),
    "dx was written",
  );
}
