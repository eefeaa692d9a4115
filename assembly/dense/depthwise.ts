/** Depthwise convolution, forward: a strip of rows padded into scratch, then one pass over the outputs that read it. */
import { Shape } from "../core/shape";
import { backwardInputScratch, backwardWeightScratch } from "./depthwiseBackward";
import { depthwisePlane3x3 } from "./depthwise3x3";
import { depthwisePlane } from "./depthwisePlane";
import { copyRows, inputRows, paddedPlaneSize, zero } from "./paddedPlanes";

export { depthwise_backward_input_f32, depthwise_backward_weight_f32 } from "./depthwiseBackward";

/** Floats of a strip of padded rows: 16 KiB, half of a small L1 cache. */
const STRIP_FLOATS: i32 = 4096;

/** Columns of one remainder class, with room for a last group of four outputs. */
@inline
export function depthwisePitch(shape: Shape): i32 {
  return ((shape.outputWidth + 3) & ~3) + (shape.kernelWidth - 1) / shape.stride;
}

/** Output rows of a strip: the padded rows that it reads stay in the L1 cache. */
@inline
function stripRows(shape: Shape, pitch: i32): i32 {
  const perOutputRow = shape.stride * shape.stride * pitch;
  const fitting = (STRIP_FLOATS - shape.kernelHeight * shape.stride * pitch) / perOutputRow;
  return min(max(fitting & ~3, 4), shape.outputHeight);
}

/** Padded rows that a strip of outputs reads. */
@inline
function stripInputRows(shape: Shape, rows: i32): i32 {
  return (rows - 1) * shape.stride + shape.kernelHeight;
}

/** Floats of a strip of padded rows and the tap offsets. */
function forwardScratch(shape: Shape): i32 {
  const pitch = depthwisePitch(shape);
  const rows = stripInputRows(shape, stripRows(shape, pitch));
  return paddedPlaneSize(rows, pitch, shape.stride) + shape.kernelHeight * shape.kernelWidth;
}

/** Floats of a padded plane and its tap offsets. */
@inline
export function depthwisePlaneFloats(shape: Shape): i32 {
  return (
    paddedPlaneSize(inputRows(shape), depthwisePitch(shape), shape.stride) + shape.kernelHeight * shape.kernelWidth
  );
}

/** Bytes of scratch that is enough for forward and both backwards. */
export function depthwise_scratch_bytes_f32(shape: Shape): i32 {
  return max(forwardScratch(shape), max(backwardInputScratch(shape), backwardWeightScratch(shape))) * 4;
}

/** Byte offsets of the taps (ky, kx) in a padded plane. */
export function writeDepthwiseTaps(shape: Shape, pitch: i32, offsets: usize): void {
  const stride = shape.stride;
  for (let ky = 0; ky < shape.kernelHeight; ky++) {
    for (let kx = 0; kx < shape.kernelWidth; kx++) {
      store<u32>(offsets, ((ky * stride + (kx % stride)) * pitch + kx / stride) << 2);
      offsets += 4;
    }
  }
}

/** y [batch, channels, outputHeight, outputWidth] = clamp(x * weight + bias), weight [channels, kh, kw]. */
export function depthwise_forward_f32(
  shape: Shape,
  x: usize,
  weight: usize,
  bias: usize,
  y: usize,
  scratch: usize,
): void {
  const pitch = depthwisePitch(shape);
  const strip = stripRows(shape, pitch);
  const kernelBytes = (<usize>(shape.kernelHeight * shape.kernelWidth)) << 2;
  const stripFloats = paddedPlaneSize(stripInputRows(shape, strip), pitch, shape.stride);
  const tapOffsets = scratch + ((<usize>stripFloats) << 2);
  writeDepthwiseTaps(shape, pitch, tapOffsets);
  zero(scratch, tapOffsets - scratch);
  for (let image = 0; image < shape.batch; image++) {
    let kernel = weight;
    for (let channel = 0; channel < shape.channels; channel++) {
      const start: f32 = bias ? load<f32>(bias + ((<usize>channel) << 2)) : 0;
      forwardPlane(shape, pitch, strip, tapOffsets, scratch, x, kernel, start, y);
      x += (<usize>(shape.height * shape.width)) << 2;
      y += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
      kernel += kernelBytes;
    }
  }
}

/** One plane, strip after strip; the last strip overlaps the one before it, so that each is as high. */
function forwardPlane(
  shape: Shape,
  pitch: i32,
  strip: i32,
  tapOffsets: usize,
  planes: usize,
  x: usize,
  weight: usize,
  bias: f32,
  y: usize,
): void {
  const stride = shape.stride;
  const rows = stripInputRows(shape, strip);
  let row = 0;
  while (true) {
    const first = row * stride - shape.padTop;
    copyRows(shape.height, shape.width, first, rows, shape.padLeft, pitch, stride, x, planes);
    const target = y + ((<usize>(row * shape.outputWidth)) << 2);
    forwardStrip(shape, strip, pitch, tapOffsets, planes, weight, bias, target);
    if (row + strip >= shape.outputHeight) return;
    row = min(row + strip, shape.outputHeight - strip);
  }
}

function forwardStrip(
  shape: Shape,
  height: i32,
  pitch: i32,
  tapOffsets: usize,
  planes: usize,
  weight: usize,
  bias: f32,
  y: usize,
): void {
  const width = shape.outputWidth;
  const low = shape.minimum;
  const high = shape.maximum;
  const is3x3 = shape.kernelHeight == 3 && shape.kernelWidth == 3 && width >= 4;
  if (is3x3 && shape.stride == 1) {
    depthwisePlane3x3(1, height, width, planes, (<usize>pitch) << 2, 0, weight, bias, low, high, y);
  } else if (is3x3 && shape.stride == 2) {
    // Even columns first, then odd ones: the taps of a row are even[i], odd[i], even[i + 1].
    const odd = (<usize>pitch) << 2;
    depthwisePlane3x3(2, height, width, planes, 2 * odd, odd, weight, bias, low, high, y);
  } else {
    const taps = shape.kernelHeight * shape.kernelWidth;
    const planeRowBytes = (<usize>(shape.stride * shape.stride * pitch)) << 2;
    const yRowBytes = (<usize>width) << 2;
    depthwisePlane(height, width, planes, planeRowBytes, taps, tapOffsets, weight, bias, low, high, y, yRowBytes);
  }
}
