/**
 * dx of conv2d, one remainder class of dx's pixels at a time. With padded coordinates Y = y + padTop, the taps that reach
 * Y are ky = Y % stride + stride t, and they come from the output row Y / stride - t: for each class (Y % stride,
 * X % stride) a convolution of dy with stride 1 by every stride-th tap. No product with an inserted zero is formed.
 */
import { Shape } from "../core/shape";
import { BLOCK_DEPTH, BLOCK_FLOATS, MOST_COLUMNS } from "../simd/tile";
import { isPointwise } from "./convolutionShape";
import { blockColumns, multiplyBlock, SPARE_BYTES } from "./gemm";
import { packColumnBlock, packRowBlock } from "./matmul";
import { copyPlanes, zero } from "./paddedPlanes";
import { packPatches, writePixelOffsets } from "./patches";
import { classTaps, countInClass, firstInClass, mostTaps, paddedExtent } from "./strideClass";
import { START_STORED, START_ZERO } from "./tile";

/** Scratch: padded dy, packed weights of a class, tap and pixel offsets, a block of patches, of outputs, a spare tile. */
export function backwardInputScratchBytes(shape: Shape): i32 {
  const depth = shape.filters * mostTaps(shape.kernelHeight, shape.stride) * mostTaps(shape.kernelWidth, shape.stride);
  const packed = shape.channels * depth;
  const blocks = BLOCK_FLOATS + MOST_COLUMNS * (1 + shape.channels);
  return (paddedSize(shape) + 2 * packed + depth + blocks) * 4 + <i32>SPARE_BYTES;
}


@inline
function paddedSize(shape: Shape): i32 {
  const rows = paddedExtent(shape.height, shape.padTop, shape.kernelHeight, shape.stride);
  const pitch = paddedExtent(shape.width, shape.padLeft, shape.kernelWidth, shape.stride);
  return shape.filters * rows * pitch;
}

/** Overwrites dx [batch, channels, height, width]. */
export function conv2d_backward_input_f32(shape: Shape, dy: usize, weight: usize, dx: usize, scratch: usize): void {
  if (isPointwise(shape)) return backwardPointwise(shape, dy, weight, dx, scratch);
  for (let remainderY = 0; remainderY < shape.stride; remainderY++) {
    for (let remainderX = 0; remainderX < shape.stride; remainderX++) {
      backwardClass(shape, remainderY, remainderX, dy, weight, dx, scratch);
    }
  }
}

/** dx [channels, pixels] = weight^T dy [filters, pixels]. */
function backwardPointwise(shape: Shape, dy: usize, weight: usize, dx: usize, scratch: usize): void {
  const pixels = shape.height * shape.width;
  const rowBytes = (<usize>pixels) << 2;
  const filters = shape.filters;
  const channels = shape.channels;
  const block = scratch + ((<usize>(channels * filters)) << 2);
  const spare = block + 4 * BLOCK_FLOATS;
  const columns = blockColumns(filters);
  packRowBlock(channels, filters, weight, 4, (<usize>channels) << 2, scratch);
  for (let image = 0; image < shape.batch; image++) {
    for (let pixel = 0; pixel < pixels; pixel += columns) {
      const count = min(pixels - pixel, columns);
      for (let depth = 0; depth < filters; depth += BLOCK_DEPTH) {
        const depths = min(filters - depth, BLOCK_DEPTH);
        packColumnBlock(count, depths, dy + <usize>depth * rowBytes + ((<usize>pixel) << 2), 4, rowBytes, block);
        const rows = scratch + ((<usize>(channels * depth)) << 2);
        const start = depth == 0 ? START_ZERO : START_STORED;
        multiplyBlock(
          channels,
          count,
          depths,
          rows,
          block,
          dx + ((<usize>pixel) << 2),
          rowBytes,
          start,
          0,
          false,
          0,
          0,
          spare,
        );
      }
    }
    dy += <usize>filters * rowBytes;
    dx += <usize>channels * rowBytes;
  }
}

/** The pixels of dx in one class, for every image. */
function backwardClass(
  shape: Shape,
  remainderY: i32,
  remainderX: i32,
  dy: usize,
  weight: usize,
  dx: usize,
  scratch: usize,
): void {
  const stride = shape.stride;
  // Padded rows Y = remainderY + stride (firstY + j), j = 0, 1, ..., countY - 1, lie in [padTop, padTop + height).
  const firstY = firstInClass(shape.padTop, remainderY, stride);
  const firstX = firstInClass(shape.padLeft, remainderX, stride);
  const countY = countInClass(shape.height, shape.padTop, remainderY, stride);
  const countX = countInClass(shape.width, shape.padLeft, remainderX, stride);
  if (countY <= 0 || countX <= 0) return;
  const rows = paddedExtent(shape.height, shape.padTop, shape.kernelHeight, stride);
  const pitch = paddedExtent(shape.width, shape.padLeft, shape.kernelWidth, stride);
  const top = mostTaps(shape.kernelHeight, stride) - 1;
  const left = mostTaps(shape.kernelWidth, stride) - 1;
  const tapsY = classTaps(shape.kernelHeight, remainderY, stride);
  const tapsX = classTaps(shape.kernelWidth, remainderX, stride);
  const channels = shape.channels;
  const depth = shape.filters * tapsY * tapsX;
  const packed = scratch + ((<usize>paddedSize(shape)) << 2);
  const ordered = packed + ((<usize>(channels * depth)) << 2);
  const tapOffsets = ordered + ((<usize>(channels * depth)) << 2);
  const block = tapOffsets + ((<usize>depth) << 2);
  zero(scratch, packed - scratch);
  orderClassWeights(shape, remainderY, remainderX, tapsY, tapsX, weight, ordered);
  packRowBlock(channels, depth, ordered, 4, (<usize>channels) << 2, packed);
  writeClassTapOffsets(shape, tapsY, tapsX, rows, pitch, tapOffsets);
  const origin = scratch + ((<usize>(firstY * pitch + firstX)) << 2);
  const row = firstY * stride + remainderY - shape.padTop;
  const column = firstX * stride + remainderX - shape.padLeft;
  let target = dx + ((<usize>(row * shape.width + column)) << 2);
  for (let image = 0; image < shape.batch; image++) {
    copyPlanes(shape.filters, shape.outputHeight, shape.outputWidth, top, left, rows, pitch, 1, dy, scratch);
    multiplyClass(shape, countY * countX, countX, depth, pitch, origin, tapOffsets, packed, target, block);
    dy += (<usize>(shape.filters * shape.outputHeight * shape.outputWidth)) << 2;
    target += (<usize>(channels * shape.height * shape.width)) << 2;
  }
}

/** ordered[filter, ty, tx][channel]: the weights that reach this class, from far tap to near. */
function orderClassWeights(
  shape: Shape,
  remainderY: i32,
  remainderX: i32,
  tapsY: i32,
  tapsX: i32,
  weight: usize,
  ordered: usize,
): void {
  const kernelSize = shape.kernelHeight * shape.kernelWidth;
  for (let filter = 0; filter < shape.filters; filter++) {
    for (let ty = 0; ty < tapsY; ty++) {
      for (let tx = 0; tx < tapsX; tx++) {
        const ky = remainderY + shape.stride * ty;
        const kx = remainderX + shape.stride * tx;
        const first = filter * shape.channels * kernelSize + ky * shape.kernelWidth + kx;
        let source = weight + ((<usize>first) << 2);
        for (let channel = 0; channel < shape.channels; channel++) {
          store<u32>(ordered, load<u32>(source));
          source += (<usize>kernelSize) << 2;
          ordered += 4;
        }
      }
    }
  }
}

/** Offsets of the taps (filter, ty, tx) from the pixel whose class index is the padded row and column. */
function writeClassTapOffsets(shape: Shape, tapsY: i32, tapsX: i32, rows: i32, pitch: i32, offsets: usize): void {
  const top = mostTaps(shape.kernelHeight, shape.stride) - 1;
  const left = mostTaps(shape.kernelWidth, shape.stride) - 1;
  for (let filter = 0; filter < shape.filters; filter++) {
    for (let ty = 0; ty < tapsY; ty++) {
      for (let tx = 0; tx < tapsX; tx++) {
        store<u32>(offsets, ((filter * rows + top - ty) * pitch + left - tx) << 2);
        offsets += 4;
      }
    }
  }
}

function multiplyClass(
  shape: Shape,
  pixels: i32,
  width: i32,
  depth: i32,
  pitch: i32,
  origin: usize,
  tapOffsets: usize,
  weight: usize,
  dx: usize,
  block: usize,
): void {
  const channels = shape.channels;
  const planeBytes = (<usize>(shape.height * shape.width)) << 2;
  const pixelOffsets = block + 4 * BLOCK_FLOATS;
  const columns = blockColumns(depth);
  const outputs = pixelOffsets + 4 * MOST_COLUMNS;
  const spare = outputs + ((<usize>(columns * channels)) << 2);
  const direct = shape.stride == 1;
  for (let pixel = 0; pixel < pixels; pixel += columns) {
    const count = min(pixels - pixel, columns);
    const target = direct ? dx + ((<usize>pixel) << 2) : outputs;
    const rowBytes: usize = direct ? planeBytes : (<usize>columns) << 2;
    writePixelOffsets(pixel, count, width, (<usize>pitch) << 2, pixelOffsets);
    let tap = 0;
    do {
      const depths = min(depth - tap, BLOCK_DEPTH);
      packPatches(count, depths, origin, tapOffsets + ((<usize>tap) << 2), pixelOffsets, block);
      const rows = weight + ((<usize>(channels * tap)) << 2);
      const start = tap == 0 ? START_ZERO : START_STORED;
      multiplyBlock(channels, count, depths, rows, block, target, rowBytes, start, 0, false, 0, 0, spare);
      tap += depths;
    } while (tap < depth);
    if (!direct) scatter(shape, pixel, count, width, outputs, rowBytes, dx);
  }
}

/** Spreads outputs, rows of `rowBytes`, over dx, `stride` pixels apart in both directions. */
function scatter(shape: Shape, pixel: i32, count: i32, width: i32, outputs: usize, rowBytes: usize, dx: usize): void {
  const stride = shape.stride;
  const planeBytes = (<usize>(shape.height * shape.width)) << 2;
  for (let index = 0; index < count; index++) {
    const row = (pixel + index) / width;
    const column = pixel + index - row * width;
    let target = dx + ((<usize>((row * shape.width + column) * stride)) << 2);
    let source = outputs + ((<usize>index) << 2);
    for (let channel = 0; channel < shape.channels; channel++) {
      store<u32>(target, load<u32>(source));
      source += rowBytes;
      target += planeBytes;
    }
  }
}
