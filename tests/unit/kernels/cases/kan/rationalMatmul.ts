import { rounding, type Cases, type Output, type Trial } from "../../case.js";
import type { KernelMemory } from "../../memory.js";
import { rationalReference } from "../../rational.js";
import { layerSetups, type LayerSetup } from "../../rationalLayer.js";
import { placeCoefficients } from "../../rationalSetups.js";
import { at } from "../../values.js";

interface Pointers {
  readonly x: number;
  readonly weight: number;
  readonly bias: number;
  readonly coefficients: readonly number[];
}

function place(memory: KernelMemory, { setup, x, weight, bias }: LayerSetup): Pointers {
  return {
    x: memory.input(x),
    weight: memory.input(weight),
    bias: bias === undefined ? 0 : memory.input(bias),
    coefficients: placeCoefficients(memory, setup),
  };
}

function scratchOf(memory: KernelMemory, { setup, units }: LayerSetup): number {
  const { rows, groups, run } = setup;
  return memory.scratch(memory.call("rational_matmul_scratch_bytes_f32", rows, units, groups, run));
}

/** The layer by `rational_matmul_f32`. */
function fused(memory: KernelMemory, layer: LayerSetup, { x, weight, bias, coefficients }: Pointers): Float32Array {
  const { setup, units, minimum, maximum } = layer;
  const { rows, groups, run } = setup;
  const y = memory.output(rows * units);
  const product = [weight, y, bias, minimum, maximum] as const;
  memory.call(
    "rational_matmul_f32",
    ...[rows, units, groups, run, x],
    ...coefficients,
    ...product,
    scratchOf(memory, layer),
  );
  return memory.floats(y, rows * units);
}

/** F(x) as a whole, then the product. */
function apart(memory: KernelMemory, layer: LayerSetup, { x, weight, bias, coefficients }: Pointers): Float32Array {
  const { setup, units, minimum, maximum } = layer;
  const { rows, groups, run } = setup;
  const features = groups * run;
  const [values, y] = [memory.output(rows * features), memory.output(rows * units)];
  memory.call("rational_forward_f32", rows, groups, run, x, ...coefficients, values);
  const scratch = memory.scratch(memory.call("matmul_scratch_bytes_f32", rows, units, features));
  memory.call("matmul_f32", rows, units, features, values, weight, y, 0, 1, bias, minimum, maximum, scratch);
  return memory.floats(y, rows * units);
}

/** In f64: what F may be off by goes through the product, whose own sum rounds at every term. */
function reference({ setup, units, x, weight, bias, minimum, maximum }: LayerSetup): Omit<Output, "name" | "actual"> {
  const { rows, groups, run } = setup;
  const features = groups * run;
  const f = rationalReference(setup, x, new Float32Array(x.length));
  const values = new Float64Array(rows * units);
  const tolerance = new Float64Array(rows * units);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = bias === undefined ? 0 : at(bias, unit);
      let absolute = Math.abs(sum);
      let error = 0;
      for (let depth = 0; depth < features; depth++) {
        const factor = at(weight, unit * features + depth);
        const place = row * features + depth;
        sum += factor * at(f.y, place);
        absolute += Math.abs(factor * at(f.y, place));
        error += Math.abs(factor) * at(f.tolerance.y, place);
      }
      values[row * units + unit] = Math.min(Math.max(sum, minimum), maximum);
      tolerance[row * units + unit] = 1.001 * error + rounding(features + 1, absolute + error);
    }
  }
  return { reference: values, tolerance };
}

function* matmul(): Iterable<Trial> {
  for (const layer of layerSetups()) {
    yield {
      name: layer.name,
      bytes: layer.bytes,
      run(memory) {
        const pointers = place(memory, layer);
        const actual = fused(memory, layer, pointers);
        return [
          { name: "y", actual, ...reference(layer) },
          { name: "bits of F, then the product", actual, reference: apart(memory, layer, pointers), tolerance: 0 },
        ];
      },
    };
  }
  yield* poisons();
}

/** A NaN and an infinity make their own rows NaN. */
function* poisons(): Iterable<Trial> {
  for (const value of [NaN, Infinity]) {
    yield {
      name: `${String(value)} stays in its row`,
      run(memory) {
        const [layer] = layerSetups([[7, 3, 4, 9]]);
        if (layer === undefined) throw new Error("no setup");
        const features = 12;
        const poisoned = { ...layer, x: layer.x.map((before, index) => (index === 2 * features + 5 ? value : before)) };
        const expected = reference(layer);
        const inRow = (index: number): boolean => Math.floor(index / layer.units) === 2;
        return [
          {
            name: "y",
            actual: fused(memory, poisoned, place(memory, poisoned)),
            reference: Float64Array.from(expected.reference, (number, index) => (inRow(index) ? NaN : number)),
            tolerance: expected.tolerance,
          },
        ];
      },
    };
  }
}

function* packedMatmul(): Iterable<Trial> {
  for (const layer of layerSetups()) {
    const { setup, units, minimum, maximum } = layer;
    const { rows, groups, run } = setup;
    yield {
      name: layer.name,
      bytes: layer.bytes,
      run(memory) {
        const pointers = place(memory, layer);
        const packed = memory.output(memory.call("matmul_packed_bytes_f32", units, groups * run) / 4);
        memory.call("matmul_pack_f32", units, groups * run, pointers.weight, 1, packed);
        const y = memory.output(rows * units);
        const product = [packed, y, pointers.bias, minimum, maximum] as const;
        memory.call(
          "rational_matmul_packed_f32",
          ...[rows, units, groups, run, pointers.x],
          ...pointers.coefficients,
          ...product,
          scratchOf(memory, layer),
        );
        const plain = fused(memory, layer, pointers);
        return [
          {
            name: "bits of the product unpacked",
            actual: memory.floats(y, rows * units),
            reference: plain,
            tolerance: 0,
          },
        ];
      },
    };
  }
}

/** What the product needs, and a strip of 32 KiB or of one panel of rows. */
function* scratchBytes(): Iterable<Trial> {
  for (const { name, setup, units } of layerSetups()) {
    const { rows, groups, run } = setup;
    yield {
      name,
      run(memory) {
        const bytes = memory.call("rational_matmul_scratch_bytes_f32", rows, units, groups, run);
        const product = memory.call("matmul_scratch_bytes_f32", rows, units, groups * run);
        const panel = Math.min(rows, 6) * groups * run * 4;
        const isEnough = bytes - product >= Math.min(panel, 2 ** 15) && bytes - product <= Math.max(panel, 2 ** 15);
        return [{ name: "bytes", actual: [isEnough ? 1 : bytes], reference: [1], tolerance: 0 }];
      },
    };
  }
}

export const CASES: Cases = {
  rational_matmul_scratch_bytes_f32: scratchBytes,
  rational_matmul_f32: matmul,
  rational_matmul_packed_f32: packedMatmul,
};
