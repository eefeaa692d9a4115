/** Depthwise convolution, forward: in place where it can be, else strips of rows padded into scratch, then their outputs. */
import { Shape } from "../core/shape";
import { backwardInputScratch, backwardWeightScratch } from "./depthwiseBackward";
import { depthwiseDirect, isDirect } from "./depthwiseDirect";
import { depthwisePlane } from "./depthwisePlane";
import { depthwisePitch, writeDepthwiseTaps } from "./depthwiseShape";
import { copyRows, paddedPlaneSize, zero } from "./paddedPlanes";

export { depthwise_backward_input_f32, depthwise_backward_weight_f32 } from "./depthwiseBackward";

/** Floats of a strip of padded rows: 16 KiB, half of a small L1 cache. */
const STRIP_FLOATS: i32 = 4096;

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

/** Bytes of scratch that is enough for forward and both backwards. */
export function depthwise_scratch_bytes_f32(shape: Shape): i32 {
  return max(forwardScratch(shape), max(backwardInputScratch(shape), backwardWeightScratch(shape))) * 4;
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
  if (isDirect(shape)) {
    depthwiseDirect(shape, x, weight, bias, y);
    return;
  }
  const pitch = depthwisePitch(shape);
  const strip = stripRows(shape, pitch);
  const stripFloats = paddedPlaneSize(stripInputRows(shape, strip), pitch, shape.stride);
  const tapOffsets = scratch + ((<usize>stripFloats) << 2);
  writeDepthwiseTaps(shape, pitch, tapOffsets);
  zero(scratch, tapOffsets - scratch);
  for (let image = 0; image < shape.batch; image++) {
    forwardImage(shape, pitch, strip, tapOffsets, scratch, x, weight, bias, y);
    x += (<usize>(shape.channels * shape.height * shape.width)) << 2;
    y += (<usize>(shape.channels * shape.outputHeight * shape.outputWidth)) << 2;
  }
}

function forwardImage(
  shape: Shape,
  pitch: i32,
  strip: i32,
  tapOffsets: usize,
  planes: usize,
  x: usize,
  weight: usize,
  bias: usize,
  y: usize,
): void {
  for (let channel = 0; channel < shape.channels; channel++) {
    const start: f32 = bias ? load<f32>(bias + ((<usize>channel) << 2)) : 0;
    forwardPlane(shape, pitch, strip, tapOffsets, planes, x, weight, start, y);
    x += (<usize>(shape.height * shape.width)) << 2;
    y += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
    weight += (<usize>(shape.kernelHeight * shape.kernelWidth)) << 2;
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
    depthwisePlane(
      strip,
      shape.outputWidth,
      planes,
      (<usize>(stride * stride * pitch)) << 2,
      shape.kernelHeight * shape.kernelWidth,
      tapOffsets,
      weight,
      bias,
      shape.minimum,
      shape.maximum,
      target,
      (<usize>shape.outputWidth) << 2,
    );
    if (row + strip >= shape.outputHeight) return;
    row = min(row + strip, shape.outputHeight - strip);
  }
}
