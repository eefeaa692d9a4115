import type { ShapeRecord } from "./memory.js";
import { at } from "./values.js";

/** The input indices of one output's window, in row-major order, the padding left out. */
export function windowOf(shape: ShapeRecord, output: number): readonly number[] {
  const outputSize = shape.outputHeight * shape.outputWidth;
  const plane = Math.floor(output / outputSize) * shape.height * shape.width;
  const top = Math.floor((output % outputSize) / shape.outputWidth) * shape.stride - shape.padTop;
  const left = (output % shape.outputWidth) * shape.stride - shape.padLeft;
  const indices: number[] = [];
  for (let row = Math.max(top, 0); row < Math.min(top + shape.kernelHeight, shape.height); row++) {
    for (let column = Math.max(left, 0); column < Math.min(left + shape.kernelWidth, shape.width); column++) {
      indices.push(plane + row * shape.width + column);
    }
  }
  return indices;
}

export function inputCount(shape: ShapeRecord): number {
  return shape.batch * shape.channels * shape.height * shape.width;
}

export function outputCount(shape: ShapeRecord): number {
  return shape.batch * shape.channels * shape.outputHeight * shape.outputWidth;
}

/** One number per output from the values of its window. */
export function pool(
  shape: ShapeRecord,
  x: ArrayLike<number>,
  combine: (values: readonly number[]) => number,
): Float64Array {
  return Float64Array.from({ length: outputCount(shape) }, (_, output) =>
    combine(windowOf(shape, output).map((index) => at(x, index))),
  );
}

/** The largest value, NaN when there is one, -Infinity of none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Windows, strides and paddings, each over widths around the vector paths of its kernel; no record twice. */
export function poolShapes(): Iterable<ShapeRecord> {
  return new Map([...allShapes()].map((shape) => [shapeName(shape), shape])).values();
}

const WINDOWS: readonly (readonly [height: number, width: number])[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [2, 3],
  [5, 4],
];
/** top, left, bottom, right: none, all round, TensorFlow's "same", and uneven. */
const PADDINGS: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 0, 0],
  [1, 1, 1, 1],
  [0, 0, 1, 1],
  [2, 1, 0, 2],
];

function* allShapes(): Iterable<ShapeRecord> {
  for (const width of [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 19]) {
    for (const [kernelHeight, kernelWidth] of WINDOWS) {
      for (const stride of [1, 2, 3]) {
        for (const [padTop, padLeft, padBottom, padRight] of PADDINGS) {
          const height = Math.min(width, 5);
          const outputHeight = Math.floor((height + padTop + padBottom - kernelHeight) / stride) + 1;
          const outputWidth = Math.floor((width + padLeft + padRight - kernelWidth) / stride) + 1;
          const isWindowLarger =
            Math.max(padTop, padBottom) < kernelHeight && Math.max(padLeft, padRight) < kernelWidth;
          if (outputHeight < 1 || outputWidth < 1 || !isWindowLarger) continue;
          const window = { kernelHeight, kernelWidth, stride, padTop, padLeft };
          yield { batch: 1, channels: 2, height, width, ...window, outputHeight, outputWidth };
        }
      }
    }
  }
  const big = { batch: 2, channels: 3, kernelHeight: 2, kernelWidth: 2, stride: 2, padTop: 0, padLeft: 0 };
  yield { ...big, height: 14, width: 28, outputHeight: 7, outputWidth: 14 };
  yield { ...big, height: 8, width: 8, kernelHeight: 8, kernelWidth: 8, stride: 8, outputHeight: 1, outputWidth: 1 };
  yield { ...big, batch: 0, height: 4, width: 4, outputHeight: 2, outputWidth: 2 };
}

export function shapeName(shape: ShapeRecord): string {
  const { batch, channels, height, width, kernelHeight, kernelWidth, stride, padTop, padLeft } = shape;
  return [
    `${[batch, channels, height, width].join("x")} by ${String(kernelHeight)}x${String(kernelWidth)} stride ${String(stride)}`,
    `pad ${String(padTop)},${String(padLeft)} to ${String(shape.outputHeight)}x${String(shape.outputWidth)}`,
  ].join(" ");
}
