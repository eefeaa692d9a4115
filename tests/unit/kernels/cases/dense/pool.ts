import { COUNTS, rounded, rounding, type Cases, type Output, type Trial } from "../../case.js";
import type { KernelMemory, ShapeRecord } from "../../memory.js";
import { inputCount, largest, mean, outputCount, pool, poolShapes, shapeName, windowOf } from "../../pool.js";
import { at, halves, integers, spread } from "../../values.js";

/** Values with ties in most windows, and, in the second kind, with NaN and infinities among them. */
const INPUTS: readonly (readonly [string, (shape: ShapeRecord) => Float32Array])[] = [
  ["ties", (shape) => halves(inputCount(shape), inputCount(shape))],
  [
    "NaN and infinities",
    (shape) => {
      const chosen = [-Infinity, Infinity, NaN, 0, -0, 1, -1, 2, 3, 3];
      return Float32Array.from(integers(inputCount(shape), inputCount(shape), 10), (index) => at(chosen, index));
    },
  ],
];

function* maxForward(): Iterable<Trial> {
  for (const shape of poolShapes()) {
    for (const [kind, make] of INPUTS) {
      const x = make(shape);
      yield { name: `${shapeName(shape)}, ${kind}`, run: (memory) => runMaxForward(memory, shape, x) };
    }
  }
}

function runMaxForward(memory: KernelMemory, shape: ShapeRecord, x: Float32Array): readonly Output[] {
  const y = memory.output(outputCount(shape));
  memory.call("max_pool_forward_f32", memory.shape(shape), memory.input(x), y);
  const reference = pool(shape, x, largest);
  return [{ name: "y", actual: memory.floats(y, outputCount(shape)), reference, tolerance: 0 }];
}

function* maxBackward(): Iterable<Trial> {
  for (const shape of poolShapes()) {
    for (const [kind, make] of INPUTS) {
      const x = make(shape);
      // Halves: every sum of them is exact, so that a single wrong place shows.
      const dy = halves(outputCount(shape) + 1, outputCount(shape));
      yield { name: `${shapeName(shape)}, ${kind}`, run: (memory) => runMaxBackward(memory, shape, x, dy) };
    }
  }
}

function runMaxBackward(
  memory: KernelMemory,
  shape: ShapeRecord,
  x: Float32Array,
  dy: Float32Array,
): readonly Output[] {
  const y = Float32Array.from(pool(shape, x, largest));
  const dx = memory.output(inputCount(shape));
  const pointers = [memory.input(x), memory.input(y), memory.input(dy)] as const;
  memory.call("max_pool_backward_f32", memory.shape(shape), ...pointers, dx);
  const reference = new Float64Array(inputCount(shape));
  for (const [output, gradient] of dy.entries()) {
    const place = windowOf(shape, output).find((index) => Object.is(at(x, index) + 0, at(y, output) + 0));
    if (place !== undefined) reference[place] = at(reference, place) + gradient;
  }
  return [{ name: "dx", actual: memory.floats(dx, inputCount(shape)), reference, tolerance: 0 }];
}

function* averageForward(): Iterable<Trial> {
  for (const shape of poolShapes()) {
    const x = spread(inputCount(shape), inputCount(shape), 3);
    yield {
      name: shapeName(shape),
      run(memory) {
        const y = memory.output(outputCount(shape));
        memory.call("avg_pool_forward_f32", memory.shape(shape), memory.input(x), y);
        const reference = pool(shape, x, mean);
        const absolute = pool(shape, x.map(Math.abs), mean);
        const tolerance = absolute.map((value) => rounding(shape.kernelHeight * shape.kernelWidth, value));
        return [{ name: "y", actual: memory.floats(y, outputCount(shape)), reference, tolerance }];
      },
    };
  }
}

function* averageBackward(): Iterable<Trial> {
  for (const shape of poolShapes()) {
    const dy = spread(outputCount(shape) + 1, outputCount(shape), 3);
    yield { name: shapeName(shape), run: (memory) => runAverageBackward(memory, shape, dy) };
  }
}

function runAverageBackward(memory: KernelMemory, shape: ShapeRecord, dy: Float32Array): readonly Output[] {
  const dx = memory.output(inputCount(shape));
  memory.call("avg_pool_backward_f32", memory.shape(shape), memory.input(dy), dx);
  const reference = new Float64Array(inputCount(shape));
  const absolute = new Float64Array(inputCount(shape));
  for (const [output, gradient] of dy.entries()) {
    const window = windowOf(shape, output);
    for (const index of window) {
      reference[index] = at(reference, index) + gradient / window.length;
      absolute[index] = at(absolute, index) + Math.abs(gradient) / window.length;
    }
  }
  const tolerance = absolute.map((value) => rounding(shape.kernelHeight * shape.kernelWidth + 1, value));
  return [{ name: "dx", actual: memory.floats(dx, inputCount(shape)), reference, tolerance }];
}

function* globalForward(): Iterable<Trial> {
  for (const size of COUNTS.filter((count) => count > 0)) {
    const x = spread(size, 3 * size, 6);
    yield {
      name: `3 planes of ${String(size)}`,
      run(memory) {
        const y = memory.output(3);
        memory.call("global_avg_pool_forward_f32", 3, size, memory.input(x), y);
        const planes = [0, 1, 2].map((plane) => [...x.subarray(plane * size, (plane + 1) * size)]);
        const reference = planes.map(mean);
        // Summed in f64: one f32 rounding of the result, and 2^-53 of the absolute sum for each term.
        const tolerance = planes.map((values, plane) => {
          return rounded(at(reference, plane)) + size * 2 ** -53 * mean(values.map(Math.abs));
        });
        return [{ name: "y", actual: memory.floats(y, 3), reference, tolerance }];
      },
    };
  }
}

function* globalBackward(): Iterable<Trial> {
  for (const size of COUNTS.filter((count) => count > 0)) {
    const dy = Float32Array.of(1, -3.7, NaN);
    yield {
      name: `3 planes of ${String(size)}`,
      run(memory) {
        const dx = memory.output(3 * size);
        memory.call("global_avg_pool_backward_f32", 3, size, memory.input(dy), dx);
        const reference = Float64Array.from(
          { length: 3 * size },
          (_, index) => at(dy, Math.floor(index / size)) / size,
        );
        const tolerance = reference.map(rounded);
        return [{ name: "dx", actual: memory.floats(dx, 3 * size), reference, tolerance }];
      },
    };
  }
}

export const CASES: Cases = {
  max_pool_forward_f32: maxForward,
  max_pool_backward_f32: maxBackward,
  avg_pool_forward_f32: averageForward,
  avg_pool_backward_f32: averageBackward,
  global_avg_pool_forward_f32: globalForward,
  global_avg_pool_backward_f32: globalBackward,
};
