/** conv2d as blocked products over patches packed a block at a time: forward, and the scratch all three share. */
import { Shape } from "../core/shape";
import { BLOCK_DEPTH, BLOCK_FLOATS, MOST_COLUMNS, TILE_COLUMNS } from "../simd/tile";
import { channels_first_f32 } from "./channelsLast";
import { backwardInputScratchBytes } from "./convolutionBackwardInput";
import { backwardWeightScratchBytes } from "./convolutionBackwardWeight";
import { isPointwise, patchSize, writeTapOffsets } from "./convolutionShape";
import { blockColumns, multiplyBlock, SPARE_BYTES } from "./gemm";
import { packColumnBlock, packRowBlock } from "./matmul";
import { copyPlanes, inputPitch, inputRows, paddedPlaneSize, zero } from "./paddedPlanes";
import { packPatches, writePixelOffsets } from "./patches";
import { areNeighbours, hasPatchTiles, multiplyPatchBlock } from "./patchTiles";
import { forwardStem, isStem, packStem, stemScratchBytes } from "./stem";
import { START_ROW_BIAS, START_STORED, START_ZERO } from "./tile";

export { conv2d_backward_input_f32 } from "./convolutionBackwardInput";
export { conv2d_backward_weight_f32 } from "./convolutionBackwardWeight";

/** Bytes of the packed weights. */
export function conv2d_packed_bytes_f32(shape: Shape): i32 {
  return shape.filters * patchSize(shape) * 4;
}

/** Packs weights [filters, channels * kernelHeight * kernelWidth] as rows of tiles. */
export function conv2d_pack_f32(shape: Shape, weight: usize, packed: usize): void {
  const depth = patchSize(shape);
  if (isStem(shape)) packStem(shape.filters, depth, weight, packed);
  else packRowBlock(shape.filters, depth, weight, (<usize>depth) << 2, 4, packed);
}

/** Bytes of scratch that is enough for forward and both backwards. */
export function conv2d_scratch_bytes_f32(shape: Shape): i32 {
  const backward = max(backwardInputScratchBytes(shape), backwardWeightScratchBytes(shape));
  return max(isStem(shape) ? stemScratchBytes(shape) : forwardScratchBytes(shape), backward);
}

/** Bytes of scratch for `conv2d_forward_channels_last_f32`, unsigned: 2^32 - 1 for more than any memory has. */
export function conv2d_channels_last_scratch_bytes_f32(shape: Shape): u32 {
  if (isStem(shape)) return stemScratchBytes(shape);
  return <u32>min(inputBytes(shape) + <u64>(<u32>forwardScratchBytes(shape)), <u64>u32.MAX_VALUE);
}


@inline
function inputBytes(shape: Shape): u64 {
  return 4 * <u64>(shape.batch * shape.channels) * <u64>(shape.height * shape.width);
}

function forwardScratchBytes(shape: Shape): i32 {
  const planes = isPointwise(shape)
    ? 0
    : shape.channels * paddedPlaneSize(inputRows(shape), inputPitch(shape), shape.stride) + patchSize(shape);
  return (planes + BLOCK_FLOATS + MOST_COLUMNS) * 4 + <i32>SPARE_BYTES;
}

/** `conv2d_forward_f32` of x [batch, height, width, channels]: the same bits. Where it is no stem, x is brought into planes. */
export function conv2d_forward_channels_last_f32(
  shape: Shape,
  x: usize,
  packedWeight: usize,
  bias: usize,
  y: usize,
  scratch: usize,
): void {
  if (isStem(shape)) return forwardStem(shape, true, x, packedWeight, bias, y, scratch);
  channels_first_f32(shape.batch, shape.channels, shape.height * shape.width, x, scratch);
  conv2d_forward_f32(shape, scratch, packedWeight, bias, y, scratch + <usize>inputBytes(shape));
}

/** y [batch, filters, outputHeight, outputWidth] = clamp(x * weight + bias). */
export function conv2d_forward_f32(
  shape: Shape,
  x: usize,
  packedWeight: usize,
  bias: usize,
  y: usize,
  scratch: usize,
): void {
  if (isStem(shape)) return forwardStem(shape, false, x, packedWeight, bias, y, scratch);
  const imageBytes = (<usize>(shape.channels * shape.height * shape.width)) << 2;
  const outputBytes = (<usize>(shape.filters * shape.outputHeight * shape.outputWidth)) << 2;
  if (isPointwise(shape)) {
    for (let image = 0; image < shape.batch; image++) {
      multiplyPlanes(shape, x, packedWeight, bias, y, scratch);
      x += imageBytes;
      y += outputBytes;
    }
    return;
  }
  const rows = inputRows(shape);
  const pitch = inputPitch(shape);
  const stride = shape.stride;
  const tapOffsets = scratch + ((<usize>(shape.channels * paddedPlaneSize(rows, pitch, stride))) << 2);
  const block = tapOffsets + ((<usize>patchSize(shape)) << 2);
  writeTapOffsets(shape, rows, pitch, tapOffsets);
  zero(scratch, tapOffsets - scratch);
  for (let image = 0; image < shape.batch; image++) {
    copyPlanes(shape.channels, shape.height, shape.width, shape.padTop, shape.padLeft, rows, pitch, stride, x, scratch);
    multiplyPatches(shape, scratch, pitch, tapOffsets, packedWeight, bias, y, block);
    x += imageBytes;
    y += outputBytes;
  }
}


@inline
function isClamped(shape: Shape): bool {
  return shape.minimum != -f32.POSITIVE_INFINITY || shape.maximum != f32.POSITIVE_INFINITY;
}

/** One image of a 1x1 convolution: y [filters, pixels] = weight x [channels, pixels]. */
function multiplyPlanes(shape: Shape, x: usize, weight: usize, bias: usize, y: usize, block: usize): void {
  const pixels = shape.height * shape.width;
  const rowBytes = (<usize>pixels) << 2;
  const spare = block + 4 * BLOCK_FLOATS;
  const columns = blockColumns(shape.channels);
  for (let pixel = 0; pixel < pixels; pixel += columns) {
    const count = min(pixels - pixel, columns);
    const target = y + ((<usize>pixel) << 2);
    let start = bias ? START_ROW_BIAS : START_ZERO;
    let depth = 0;
    do {
      const depths = min(shape.channels - depth, BLOCK_DEPTH);
      packColumnBlock(count, depths, x + <usize>depth * rowBytes + ((<usize>pixel) << 2), 4, rowBytes, block);
      const rows = weight + ((<usize>(shape.filters * depth)) << 2);
      const clamped = isClamped(shape) && depth + depths == shape.channels;
      multiplyBlock(
        shape.filters,
        count,
        depths,
        rows,
        block,
        target,
        rowBytes,
        start,
        bias,
        clamped,
        shape.minimum,
        shape.maximum,
        spare,
      );
      start = START_STORED;
      depth += BLOCK_DEPTH;
    } while (depth < shape.channels);
  }
}

/**
 * One image from its padded planes: y [filters, pixels] = weight patches [taps, pixels]. Panels of neighbouring pixels are
 * read in place, others are packed.
 */
function multiplyPatches(
  shape: Shape,
  planes: usize,
  pitch: i32,
  tapOffsets: usize,
  weight: usize,
  bias: usize,
  y: usize,
  block: usize,
): void {
  const width = shape.outputWidth;
  const pixels = shape.outputHeight * width;
  const pixelOffsets = block + 4 * BLOCK_FLOATS;
  const outputRowBytes = (<usize>(shape.stride * shape.stride * pitch)) << 2;
  const columns = blockColumns(patchSize(shape));
  const isTiled = hasPatchTiles(shape.filters);
  for (let pixel = 0; pixel < pixels; pixel += columns) {
    const count = min(pixels - pixel, columns);
    writePixelOffsets(pixel, count, width, outputRowBytes, pixelOffsets);
    const panels = count / TILE_COLUMNS;
    const inPlace = isTiled && areNeighbours(panels, pixelOffsets) ? panels * TILE_COLUMNS : 0;
    const target = y + ((<usize>pixel) << 2);
    multiplyPixels(shape, inPlace, count, planes, tapOffsets, pixelOffsets, weight, bias, target, block);
  }
}

/** A block of `count` pixels, the first `inPlace` of them read from the planes. */
function multiplyPixels(
  shape: Shape,
  inPlace: i32,
  count: i32,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  weight: usize,
  bias: usize,
  y: usize,
  block: usize,
): void {
  const filters = shape.filters;
  const taps = patchSize(shape);
  const low = shape.minimum;
  const high = shape.maximum;
  const rowBytes = (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
  const inPlaceBytes = (<usize>inPlace) << 2;
  const spare = pixelOffsets + 4 * MOST_COLUMNS;
  let start = bias ? START_ROW_BIAS : START_ZERO;
  let tap = 0;
  do {
    const depths = min(taps - tap, BLOCK_DEPTH);
    const rows = weight + ((<usize>(filters * tap)) << 2);
    const offsets = tapOffsets + ((<usize>tap) << 2);
    const clamped = isClamped(shape) && tap + depths == taps;
    if (inPlace > 0) {
      const panels = inPlace / TILE_COLUMNS;
      multiplyPatchBlock(
        filters,
        panels,
        depths,
        rows,
        planes,
        offsets,
        pixelOffsets,
        y,
        rowBytes,
        start,
        bias,
        clamped,
        low,
        high,
      );
    }
    if (inPlace < count) {
      const rest = count - inPlace;
      packPatches(rest, depths, planes, offsets, pixelOffsets + inPlaceBytes, block);
      multiplyBlock(
        filters,
        rest,
        depths,
        rows,
        block,
        y + inPlaceBytes,
        rowBytes,
        start,
        bias,
        clamped,
        low,
        high,
        spare,
      );
    }
    start = START_STORED;
    tap += BLOCK_DEPTH;
  } while (tap < taps);
}
