/** Depthwise convolution, forward: each plane padded into scratch, then one pass over its outputs. */
import { Shape } from "../core/shape";
import { backwardInputScratch, backwardWeightScratch } from "./depthwiseBackward";
import { depthwisePlane3x3 } from "./depthwise3x3";
import { depthwisePlane } from "./depthwisePlane";
import { copyInside, inputRows, paddedPlaneSize, zero } from "./paddedPlanes";

export { depthwise_backward_input_f32, depthwise_backward_weight_f32 } from "./depthwiseBackward";

/** Columns of one remainder class, with room for a last group of four outputs. */
@inline
export function depthwisePitch(shape: Shape): i32 {
  return ((shape.outputWidth + 3) & ~3) + (shape.kernelWidth - 1) / shape.stride;
}

/** Floats of the padded plane and its tap offsets. */
@inline
export function depthwisePlaneFloats(shape: Shape): i32 {
  return (
    paddedPlaneSize(inputRows(shape), depthwisePitch(shape), shape.stride) + shape.kernelHeight * shape.kernelWidth
  );
}

/** Bytes of scratch that is enough for forward and both backwards. */
export function depthwise_scratch_bytes_f32(shape: Shape): i32 {
  return max(depthwisePlaneFloats(shape), max(backwardInputScratch(shape), backwardWeightScratch(shape))) * 4;
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
  const rows = inputRows(shape);
  const pitch = depthwisePitch(shape);
  const stride = shape.stride;
  const kernelBytes = (<usize>(shape.kernelHeight * shape.kernelWidth)) << 2;
  const tapOffsets = scratch + ((<usize>paddedPlaneSize(rows, pitch, stride)) << 2);
  writeDepthwiseTaps(shape, pitch, tapOffsets);
  zero(scratch, tapOffsets - scratch);
  for (let image = 0; image < shape.batch; image++) {
    let kernel = weight;
    for (let channel = 0; channel < shape.channels; channel++) {
      copyInside(1, shape.height, shape.width, shape.padTop, shape.padLeft, rows, pitch, stride, x, scratch);
      const start: f32 = bias ? load<f32>(bias + ((<usize>channel) << 2)) : 0;
      forwardPlane(shape, pitch, tapOffsets, scratch, kernel, start, y);
      x += (<usize>(shape.height * shape.width)) << 2;
      y += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
      kernel += kernelBytes;
    }
  }
}

function forwardPlane(
  shape: Shape,
  pitch: i32,
  tapOffsets: usize,
  planes: usize,
  weight: usize,
  bias: f32,
  y: usize,
): void {
  const height = shape.outputHeight;
  const width = shape.outputWidth;
  const low = shape.minimum;
  const high = shape.maximum;
  const is3x3 = shape.kernelHeight == 3 && shape.kernelWidth == 3;
  if (is3x3 && shape.stride == 1) {
    depthwisePlane3x3(1, height, width, planes, (<usize>pitch) << 2, 4, 8, weight, bias, low, high, y);
  } else if (is3x3 && shape.stride == 2) {
    // Even columns first, then odd ones: the taps of a row are even[i], odd[i], even[i + 1].
    const odd = (<usize>pitch) << 2;
    depthwisePlane3x3(2, height, width, planes, 2 * odd, odd, 4, weight, bias, low, high, y);
  } else {
    const taps = shape.kernelHeight * shape.kernelWidth;
    const planeRowBytes = (<usize>(shape.stride * shape.stride * pitch)) << 2;
    const yRowBytes = (<usize>width) << 2;
    depthwisePlane(height, width, planes, planeRowBytes, taps, tapOffsets, weight, bias, low, high, y, yRowBytes);
  }
}
