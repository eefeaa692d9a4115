import { bases, basisCount, slopes, step, type SplineGrid } from "../../bspline.js";
import { rounding, UNIT_ROUNDOFF, type Cases, type Output, type Trial } from "../../case.js";
import { derivative } from "../../gradient.js";
import type { KernelMemory } from "../../memory.js";
import { at, uniform } from "../../values.js";

interface Setup extends SplineGrid {
  readonly name: string;
  readonly rows: number;
  readonly inputs: number;
  readonly units: number;
  readonly x: Float32Array;
}

/** [rows, inputs, units, gridSize, low, high]: around vectors of inputs and units, and the sixteen that run side by side. */
const SHAPES: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 3, 4, 5, -1, 1],
  [1, 1, 1, 1, 0, 1],
  [3, 4, 16, 5, -1, 1],
  [2, 5, 17, 5, -1, 1],
  [4, 7, 33, 3, -2, 1],
  [5, 3, 20, 8, -1, 1],
  [2, 9, 3, 2, -1, 3],
  [3, 1, 64, 5, -1, 1],
  [31, 2, 5, 4, -4, 4],
];

function* setups(): Iterable<Setup> {
  for (const [rows, inputs, units, gridSize, low, high] of SHAPES) {
    const name = [rows, inputs, units, gridSize].join("x");
    const margin = (high - low) * (3.5 / gridSize);
    const x = uniform(rows + inputs, rows * inputs, low - margin, high + margin);
    yield { name, rows, inputs, units, gridSize, low, high, x };
  }
  const edges = Float32Array.of(-1, -0.5, 0, 0.5, 1, -2.5, 2.5, -2.4999, 2.4999, -0, 1e30, -1e30);
  yield { name: "knots and beyond", rows: 3, inputs: 4, units: 6, gridSize: 4, low: -1, high: 1, x: edges };
  const limits = Float32Array.of(Infinity, -Infinity, 0.3, 3.4e38);
  yield { name: "infinities", rows: 2, inputs: 2, units: 17, gridSize: 5, low: -1, high: 1, x: limits };
  const poisoned = Float32Array.of(0.1, 0.2, NaN, 0.4, 0.5, 0.6);
  yield { name: "a NaN", rows: 3, inputs: 2, units: 5, gridSize: 5, low: -1, high: 1, x: poisoned };
}

function weights({ inputs, units, ...grid }: Setup): Float32Array {
  return uniform(units + 1, inputs * basisCount(grid) * units, -1, 1);
}

/** How far rounding moves (x - low) / step. */
function placeError(grid: SplineGrid, x: number): number {
  return Number.isFinite(x) ? (3 * UNIT_ROUNDOFF * Math.abs(x - grid.low)) / step(grid) : 0;
}

/** A basis has few roundings of its value, the two in the middle of 2/3, from which they are taken off. */
function basisError(grid: SplineGrid, x: number, index: number): number {
  const value = at(bases(grid, x), index);
  const moved = Math.min(placeError(grid, x), 8) * (Math.abs(at(slopes(grid, x), index)) * step(grid) + 1e-3);
  return moved + rounding(6, value) + rounding(3, value > 0.16 ? 1 : 0);
}

interface Sums {
  readonly value: Float64Array;
  readonly absolute: Float64Array;
  readonly error: Float64Array;
}

/** Calls `term` for every row, input, basis and unit, with the indices of x, of the weight and of y. */
function eachTerm(setup: Setup, term: (x: number, basis: number, weight: number, y: number) => void): void {
  const { rows, inputs, units } = setup;
  const count = basisCount(setup);
  for (let row = 0; row < rows; row++) {
    for (let input = 0; input < inputs; input++) {
      for (let basis = 0; basis < count; basis++) {
        for (let unit = 0; unit < units; unit++) {
          term(row * inputs + input, basis, (input * count + basis) * units + unit, row * units + unit);
        }
      }
    }
  }
}

function sums(start: ArrayLike<number>): Sums {
  const value = Float64Array.from(start);
  return { value, absolute: value.map(Math.abs), error: new Float64Array(value.length) };
}

function add({ value, absolute, error }: Sums, index: number, term: number, uncertainty: number): void {
  value[index] = at(value, index) + term;
  absolute[index] = at(absolute, index) + Math.abs(term);
  error[index] = at(error, index) + uncertainty;
}

function output(name: string, actual: Float32Array, { value, absolute, error }: Sums, terms: number): Output {
  const tolerance = error.map((uncertainty, index) => uncertainty + rounding(terms, at(absolute, index)));
  return { name, actual, reference: value, tolerance };
}

function scratchOf(memory: KernelMemory, { inputs }: Setup): number {
  return memory.scratch(memory.call("bspline_scratch_bytes_f32", inputs));
}

function* forward(): Iterable<Trial> {
  for (const setup of setups()) {
    const { name, rows, inputs, units, gridSize, low, high, x } = setup;
    const weight = weights(setup);
    const start = uniform(3, rows * units, -1, 1);
    const expected = sums(start);
    const values = Array.from(x, (each) => bases(setup, each));
    eachTerm(setup, (from, basis, tap, to) => {
      const value = Number.isNaN(at(x, from)) ? NaN : at(values[from] ?? [], basis);
      add(expected, to, value * at(weight, tap), Math.abs(at(weight, tap)) * basisError(setup, at(x, from), basis));
    });
    yield {
      name,
      run(memory) {
        const y = memory.inout(start);
        const read = [low, high, memory.input(x), memory.input(weight)] as const;
        memory.call("bspline_forward_f32", rows, inputs, units, gridSize, ...read, y, scratchOf(memory, setup));
        return [output("y", memory.floats(y, start.length), expected, inputs + 6)];
      },
    };
  }
}

function* backward(): Iterable<Trial> {
  for (const setup of setups()) {
    if (setup.x.some((value) => Number.isNaN(value))) continue;
    for (const wanted of [true, false]) {
      yield {
        name: `${setup.name}${wanted ? "" : ", dx not wanted"}`,
        run: (memory) => runBackward(memory, setup, wanted),
      };
    }
  }
}

function runBackward(memory: KernelMemory, setup: Setup, wanted: boolean): readonly Output[] {
  const { rows, inputs, units, gridSize, low, high, x } = setup;
  const weight = weights(setup);
  const dy = uniform(4, rows * units, -1, 1);
  const start = uniform(5, rows * inputs, -1, 1);
  const dx = wanted ? memory.inout(start) : 0;
  const dWeight = memory.output(weight.length);
  const read = [low, high, memory.input(x), memory.input(weight), memory.input(dy)] as const;
  const scratch = scratchOf(memory, setup);
  memory.call("bspline_backward_f32", rows, inputs, units, gridSize, ...read, dx, dWeight, scratch);

  const [toX, toWeight] = [sums(start), sums(new Float64Array(weight.length))];
  const values = Array.from(x, (each) => bases(setup, each));
  const tangents = Array.from(x, (each) => slopes(setup, each));
  eachTerm(setup, (from, basis, tap, to) => {
    const [place, gradient] = [at(x, from), at(dy, to)];
    const isNear = Math.abs(at(values[from] ?? [], basis)) + Math.abs(at(tangents[from] ?? [], basis)) > 0;
    const uncertainty = isNear ? basisError(setup, place, basis) : 0;
    add(toWeight, tap, gradient * at(values[from] ?? [], basis), Math.abs(gradient) * uncertainty);
    // Slopes bend by at most 2 per step squared, and have few roundings of 1 per step.
    const moved = isNear ? (2 * placeError(setup, place) + rounding(8, 1)) / step(setup) : 0;
    const product = gradient * at(weight, tap);
    add(toX, from, product * at(tangents[from] ?? [], basis), Math.abs(product) * moved);
  });
  const outputs = [output("dWeight", memory.floats(dWeight, weight.length), toWeight, rows + 2)];
  if (wanted) outputs.push(output("dx", memory.floats(dx, start.length), toX, units + 8));
  const inside = Array.from(x).filter((value) => Math.abs(value) < 100);
  outputs.push({
    name: "central differences of the bases",
    actual: inside.flatMap((value) => slopes(setup, value)),
    reference: inside.flatMap((value) =>
      bases(setup, value).map((_, index) => derivative((moved) => at(bases(setup, moved), index), value)),
    ),
    tolerance: 1e-8 / step(setup) ** 3,
  });
  return outputs;
}

function* scratchBytes(): Iterable<Trial> {
  for (const inputs of [0, 1, 3, 4, 5, 784]) {
    yield {
      name: `${inputs} inputs`,
      run(memory) {
        const actual = [memory.call("bspline_scratch_bytes_f32", inputs)];
        return [{ name: "bytes", actual, reference: [48 * 4 * Math.ceil(inputs / 4)], tolerance: 0 }];
      },
    };
  }
}

export const CASES: Cases = {
  bspline_scratch_bytes_f32: scratchBytes,
  bspline_forward_f32: forward,
  bspline_backward_f32: backward,
};
