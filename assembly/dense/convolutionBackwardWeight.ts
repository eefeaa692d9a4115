/** dWeight [filters, taps] = sum over images and pixels of dy [filters, pixels] patches [taps, pixels]^T. */
import { Shape } from "../core/shape";
import { BLOCK_DEPTH, BLOCK_FLOATS } from "../simd/tile";
import { isPointwise, patchSize, writeTapOffsets } from "./convolutionShape";
import { blockColumns, multiplyBlock, SPARE_BYTES } from "./gemm";
import { packColumnBlock, packRowBlock } from "./matmul";
import { copyPlanes, inputPitch, inputRows, paddedPlaneSize, zero } from "./paddedPlanes";
import { packPatchesTransposed, writePixelOffsets } from "./patches";
import { START_STORED } from "./tile";

/** Scratch: padded planes, tap offsets, a block of dy's rows, a block of patches, pixel offsets, a spare tile. */
export function backwardWeightScratchBytes(shape: Shape): i32 {
  const planes = isPointwise(shape)
    ? 0
    : shape.channels * paddedPlaneSize(inputRows(shape), inputPitch(shape), shape.stride) + patchSize(shape);
  return (planes + BLOCK_FLOATS + (shape.filters + 1) * BLOCK_DEPTH) * 4 + <i32>SPARE_BYTES;
}

/** Overwrites dWeight; terms are added image by image, pixel by pixel. */
export function conv2d_backward_weight_f32(shape: Shape, dy: usize, x: usize, dWeight: usize, scratch: usize): void {
  const taps = patchSize(shape);
  const pixels = shape.outputHeight * shape.outputWidth;
  const imageBytes = (<usize>(shape.channels * shape.height * shape.width)) << 2;
  const pointwise = isPointwise(shape);
  const rows = inputRows(shape);
  const pitch = inputPitch(shape);
  const stride = shape.stride;
  let tapOffsets = scratch;
  let dyBlock = scratch;
  if (!pointwise) {
    tapOffsets += (<usize>(shape.channels * paddedPlaneSize(rows, pitch, stride))) << 2;
    dyBlock = tapOffsets + ((<usize>taps) << 2);
    writeTapOffsets(shape, rows, pitch, tapOffsets);
    zero(scratch, tapOffsets - scratch);
  }
  zero(dWeight, (<usize>(shape.filters * taps)) << 2);
  for (let image = 0; image < shape.batch; image++) {
    if (pointwise) {
      addImage(shape, dy, x, 0, 0, dWeight, dyBlock);
    } else {
      copyPlanes(
        shape.channels,
        shape.height,
        shape.width,
        shape.padTop,
        shape.padLeft,
        rows,
        pitch,
        stride,
        x,
        scratch,
      );
      addImage(shape, dy, scratch, tapOffsets, (<usize>(stride * stride * pitch)) << 2, dWeight, dyBlock);
    }
    x += imageBytes;
    dy += (<usize>(shape.filters * pixels)) << 2;
  }
}

/** Adds one image's terms; with no tap offsets `planes` is the matrix [taps, pixels] itself. */
function addImage(
  shape: Shape,
  dy: usize,
  planes: usize,
  tapOffsets: usize,
  outputRowBytes: usize,
  dWeight: usize,
  dyBlock: usize,
): void {
  const filters = shape.filters;
  const taps = patchSize(shape);
  const pixels = shape.outputHeight * shape.outputWidth;
  const pixelBytes = (<usize>pixels) << 2;
  const block = dyBlock + ((<usize>(filters * BLOCK_DEPTH)) << 2);
  const pixelOffsets = block + 4 * BLOCK_FLOATS;
  const spare = pixelOffsets + 4 * BLOCK_DEPTH;
  const columns = blockColumns(min(pixels, BLOCK_DEPTH));
  for (let pixel = 0; pixel < pixels; pixel += BLOCK_DEPTH) {
    const depths = min(pixels - pixel, BLOCK_DEPTH);
    packRowBlock(filters, depths, dy + ((<usize>pixel) << 2), pixelBytes, 4, dyBlock);
    if (tapOffsets) writePixelOffsets(pixel, depths, shape.outputWidth, outputRowBytes, pixelOffsets);
    for (let tap = 0; tap < taps; tap += columns) {
      const count = min(taps - tap, columns);
      if (tapOffsets) {
        packPatchesTransposed(count, depths, planes, tapOffsets + ((<usize>tap) << 2), pixelOffsets, block);
      } else {
        packColumnBlock(count, depths, planes + <usize>tap * pixelBytes + ((<usize>pixel) << 2), pixelBytes, 4, block);
      }
      const target = dWeight + ((<usize>tap) << 2);
      multiplyBlock(
        filters,
        count,
        depths,
        dyBlock,
        block,
        target,
        (<usize>taps) << 2,
        START_STORED,
        0,
        false,
        0,
        0,
        spare,
      );
    }
  }
}
