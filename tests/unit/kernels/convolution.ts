/** The convolutions' reference: every product in f64, with the sums of absolute values that bound f32's rounding. */
import { rounding, type Output, type Trial } from "./case.js";
import type { KernelMemory, ShapeRecord } from "./memory.js";
import { at, integers, spread } from "./values.js";

export interface ConvolutionCase {
  readonly shape: Required<ShapeRecord>;
  readonly depthwise: boolean;
  readonly x: Float32Array;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly dy: Float32Array;
}

/** Values with the bound of their error in f32. */
export interface Bounded {
  readonly reference: Float64Array;
  readonly tolerance: Float64Array;
}

/** One term of the convolution: which output it is in and which input and weight it multiplies. */
type Visit = (output: number, input: number, weight: number) => void;

export function sizes(shape: Required<ShapeRecord>, depthwise: boolean): { x: number; weight: number; y: number } {
  const kernel = shape.kernelHeight * shape.kernelWidth;
  return {
    x: shape.batch * shape.channels * shape.height * shape.width,
    weight: shape.filters * kernel * (depthwise ? 1 : shape.channels),
    y: shape.batch * shape.filters * shape.outputHeight * shape.outputWidth,
  };
}

function convolutionCase(shape: Required<ShapeRecord>, depthwise: boolean): ConvolutionCase {
  const { x, weight, y } = sizes(shape, depthwise);
  return {
    shape,
    depthwise,
    x: spread(x + 1, x, 2),
    weight: spread(weight + 2, weight, 2),
    bias: spread(shape.filters, shape.filters, 2),
    dy: spread(y + 3, y, 2),
  };
}

function visitTerms({ shape, depthwise }: ConvolutionCase, visit: Visit): void {
  const inputs = depthwise ? 1 : shape.channels;
  for (let image = 0; image < shape.batch; image++) {
    for (let filter = 0; filter < shape.filters; filter++) {
      for (let row = 0; row < shape.outputHeight; row++) {
        for (let column = 0; column < shape.outputWidth; column++) {
          const plane = (image * shape.filters + filter) * shape.outputHeight + row;
          for (let channel = 0; channel < inputs; channel++) {
            const source = image * shape.channels + (depthwise ? filter : channel);
            visitWindow(shape, row, column, source, filter * inputs + channel, (input, weight) => {
              visit(plane * shape.outputWidth + column, input, weight);
            });
          }
        }
      }
    }
  }
}

function visitWindow(
  shape: ShapeRecord,
  row: number,
  column: number,
  plane: number,
  kernel: number,
  visit: (input: number, weight: number) => void,
): void {
  for (let ky = 0; ky < shape.kernelHeight; ky++) {
    const y = row * shape.stride + ky - shape.padTop;
    if (y < 0 || y >= shape.height) continue;
    for (let kx = 0; kx < shape.kernelWidth; kx++) {
      const x = column * shape.stride + kx - shape.padLeft;
      if (x < 0 || x >= shape.width) continue;
      visit((plane * shape.height + y) * shape.width + x, (kernel * shape.kernelHeight + ky) * shape.kernelWidth + kx);
    }
  }
}

/** Sums products into `length` places; a sum of n terms in f32, in any order, errs by at most n roundings of its absolute sum. */
function accumulate(
  test: ConvolutionCase,
  length: number,
  term: (output: number, input: number, weight: number) => readonly [place: number, product: number],
): Bounded {
  const reference = new Float64Array(length);
  const absolute = new Float64Array(length);
  const terms = new Float64Array(length);
  visitTerms(test, (output, input, weight) => {
    const [place, product] = term(output, input, weight);
    reference[place] = at(reference, place) + product;
    absolute[place] = at(absolute, place) + Math.abs(product);
    terms[place] = at(terms, place) + 1;
  });
  return { reference, tolerance: absolute.map((sum, place) => rounding(at(terms, place) + 2, sum)) };
}

export function forwardReference(test: ConvolutionCase, biased: boolean): Bounded {
  const { shape, x, weight, bias } = test;
  const { y } = sizes(shape, test.depthwise);
  const { reference, tolerance } = accumulate(test, y, (output, input, tap) => [
    output,
    at(x, input) * at(weight, tap),
  ]);
  const plane = shape.outputHeight * shape.outputWidth;
  const biasOf = (output: number): number => (biased ? at(bias, Math.floor(output / plane) % shape.filters) : 0);
  return {
    reference: reference.map((sum, output) => clamp(shape, sum + biasOf(output))),
    tolerance: tolerance.map((bound, output) => {
      return bound + rounding(shape.channels * shape.kernelHeight * shape.kernelWidth, Math.abs(biasOf(output)));
    }),
  };
}

function clamp(shape: Required<ShapeRecord>, value: number): number {
  return Math.min(Math.max(value, shape.minimum), shape.maximum);
}

export function backwardInputReference(test: ConvolutionCase): Bounded {
  const { x } = sizes(test.shape, test.depthwise);
  return accumulate(test, x, (output, input, tap) => [input, at(test.dy, output) * at(test.weight, tap)]);
}

export function backwardWeightReference(test: ConvolutionCase): Bounded {
  const { weight } = sizes(test.shape, test.depthwise);
  return accumulate(test, weight, (output, input, tap) => [tap, at(test.dy, output) * at(test.x, input)]);
}

/** A convolution [batch, channels, height, width] with kernel, stride and the four pads. */
export function shapeRecord(
  [batch, channels, height, width]: readonly [number, number, number, number],
  [filters, kernelHeight, kernelWidth, stride]: readonly [number, number, number, number],
  [padTop, padRight, padBottom, padLeft]: readonly [number, number, number, number],
  [minimum, maximum]: readonly [number, number] = [-Infinity, Infinity],
): Required<ShapeRecord> {
  return {
    ...{ batch, channels, height, width, filters, kernelHeight, kernelWidth, stride, padTop, padLeft },
    outputHeight: Math.floor((height + padTop + padBottom - kernelHeight) / stride) + 1,
    outputWidth: Math.floor((width + padLeft + padRight - kernelWidth) / stride) + 1,
    ...{ minimum, maximum },
  };
}

/** Tile edges of filters (4, 6, 24), pixels (8, 16 and one more) and depth (256), pads of every kind, strides to 3, and random ones. */
function convolutionShapes(depthwise: boolean): readonly Required<ShapeRecord>[] {
  const filtersFor = (channels: number, filters: number): number => (depthwise ? channels : filters);
  const chosen = [
    shapeRecord([1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0]),
    shapeRecord([2, 3, 5, 7], [filtersFor(3, 4), 3, 3, 1], [1, 1, 1, 1]),
    shapeRecord([1, 3, 8, 8], [filtersFor(3, 7), 3, 3, 2], [0, 1, 1, 0], [0, 6]),
    shapeRecord([1, 2, 9, 9], [filtersFor(2, 13), 3, 3, 2], [1, 1, 1, 1], [-1, 1]),
    shapeRecord([1, 5, 6, 3], [filtersFor(5, 6), 5, 5, 1], [2, 2, 2, 2]),
    shapeRecord([2, 4, 11, 6], [filtersFor(4, 5), 5, 3, 2], [1, 2, 2, 1]),
    shapeRecord([1, 2, 7, 7], [filtersFor(2, 3), 1, 1, 2], [0, 0, 0, 0]),
    shapeRecord([1, 2, 10, 10], [filtersFor(2, 3), 2, 2, 3], [0, 0, 0, 0]),
    shapeRecord([1, 3, 4, 4], [filtersFor(3, 9), 4, 4, 1], [0, 0, 0, 0]),
    shapeRecord([1, 2, 2, 2], [filtersFor(2, 2), 3, 3, 1], [4, 4, 4, 4]),
    shapeRecord([1, 31, 5, 5], [filtersFor(31, 8), 3, 3, 1], [1, 1, 1, 1]),
    shapeRecord([2, 17, 4, 4], [filtersFor(17, 241), 1, 1, 1], [0, 0, 0, 0]),
    shapeRecord([1, 257, 3, 3], [filtersFor(257, 11), 1, 1, 1], [0, 0, 0, 0], [-2, 2]),
    shapeRecord([1, 1, 17, 17], [filtersFor(1, 2), 7, 7, 1], [3, 3, 3, 3]),
    shapeRecord([1, 2, 3, 37], [filtersFor(2, 3), 3, 3, 1], [1, 1, 1, 1]),
    shapeRecord([1, 2, 3, 38], [filtersFor(2, 3), 3, 3, 2], [1, 0, 1, 1]),
    shapeRecord([1, 300, 3, 3], [filtersFor(300, 35), 1, 1, 1], [0, 0, 0, 0], [-3, 3]),
    shapeRecord([1, 30, 7, 7], [filtersFor(30, 30), 3, 3, 1], [1, 1, 1, 1]),
    shapeRecord([1, 30, 8, 8], [filtersFor(30, 12), 3, 3, 1], [1, 1, 1, 1], [0, 6]),
    shapeRecord([1, 2, 19, 5], [filtersFor(2, 3), 3, 3, 1], [1, 1, 1, 1]),
  ];
  return [
    ...chosen,
    ...Array.from({ length: 40 }, (_, seed) => randomShape(seed, depthwise)),
    ...stemShapes(depthwise),
  ];
}

/**
 * 3x3 with stride 2: rows of 1 to 9 pixels and around one, two and four panels of eight outputs, every rest of filters, 1 to 4
 * channels (and 5, which is no stem), paddings of every parity, several strips of rows.
 */
function stemShapes(depthwise: boolean): readonly Required<ShapeRecord>[] {
  const widths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 31, 32, 33, 34, 63, 64, 65, 131];
  const filterCounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 32];
  const pads: readonly (readonly [number, number, number, number])[] = [
    [0, 1, 1, 0],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [2, 1, 0, 2],
    [1, 2, 2, 0],
    [0, 0, 1, 1],
    [5, 3, 4, 3],
  ];
  return widths.flatMap((width, index) =>
    [0, 1, 2].map((round) => {
      const pad = at(pads, (index + 2 * round) % pads.length);
      const height = width > 60 ? 7 + 20 * round : 1 + ((index + 4 * round) % 9);
      const channels = 1 + ((index + round) % (round === 2 ? 5 : 4));
      const filters = depthwise ? channels : at(filterCounts, (3 * index + 5 * round) % filterCounts.length);
      const high = Math.max(height, 3 - pad[0] - pad[2]);
      const wide = Math.max(width, 3 - pad[1] - pad[3]);
      return shapeRecord(
        [1 + (index % 2), channels, high, wide],
        [filters, 3, 3, 2],
        pad,
        round === 1 ? [-1, 6] : undefined,
      );
    }),
  );
}

function randomShape(seed: number, depthwise: boolean): Required<ShapeRecord> {
  const draw = integers(seed + 100, 14, 2 ** 20);
  const below = (index: number, end: number): number => at(draw, index) % end;
  const pads = [below(0, 4), below(1, 4), below(2, 4), below(3, 4)] as const;
  const [kernelHeight, kernelWidth] = [1 + below(4, 5), 1 + below(5, 5)];
  const height = Math.max(1 + below(6, 13), kernelHeight - pads[0] - pads[2]);
  const width = Math.max(1 + below(7, 13), kernelWidth - pads[1] - pads[3]);
  const channels = 1 + below(8, 9);
  const filters = depthwise ? channels : 1 + below(9, 14);
  const clamped = below(10, 2) === 1 ? ([-3, 4] as const) : undefined;
  return shapeRecord(
    [1 + below(11, 3), channels, height, width],
    [filters, kernelHeight, kernelWidth, 1 + below(12, 3)],
    pads,
    clamped,
  );
}

function convolutionName(shape: Required<ShapeRecord>): string {
  const input = [shape.batch, shape.channels, shape.height, shape.width].join("x");
  const kernel = `${String(shape.filters)} of ${String(shape.kernelHeight)}x${String(shape.kernelWidth)}`;
  const pad = `pad ${String(shape.padTop)},${String(shape.padLeft)}`;
  const output = `to ${String(shape.outputHeight)}x${String(shape.outputWidth)}`;
  return `${input}, ${kernel}, stride ${String(shape.stride)}, ${pad}, ${output}, clamp ${String(shape.maximum)}`;
}

/** One trial per shape, and per kind where there are several; a block of `bytes` each. */
export function convolutionTrials(
  depthwise: boolean,
  bytes: number,
  run: (memory: KernelMemory, test: ConvolutionCase, kind: string) => Output,
  kinds: readonly string[] = [""],
  shapes: readonly Required<ShapeRecord>[] = convolutionShapes(depthwise),
): () => Iterable<Trial> {
  return function* () {
    for (const shape of shapes) {
      const test = convolutionCase(shape, depthwise);
      for (const kind of kinds) {
        yield { name: `${convolutionName(shape)} ${kind}`, bytes, run: (memory) => [run(memory, test, kind)] };
      }
    }
  };
}
