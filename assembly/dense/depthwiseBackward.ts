/** Gradients of the depthwise convolution. */
import { Shape } from "../core/shape";
import { madd, sumLanes } from "../simd/f32x4";
import { depthwisePitch, depthwisePlaneFloats, writeDepthwiseTaps } from "./depthwiseShape";
import { depthwiseDirect, isDirect } from "./depthwiseDirect";
import { depthwisePlane } from "./depthwisePlane";
import { copyPlanes, inputRows, paddedPlaneSize, zero } from "./paddedPlanes";
import { classTaps, countInClass, firstInClass, mostTaps, paddedExtent } from "./strideClass";

/** Columns of padded dy, with room for a last group of four. */
@inline
function dyPitch(shape: Shape): i32 {
  return paddedExtent(shape.width, shape.padLeft, shape.kernelWidth, shape.stride) + 3;
}

/** Floats: padded dy, a class of outputs, offsets and weights of the taps of a class; or a shape record and a flipped kernel. */
export function backwardInputScratch(shape: Shape): i32 {
  const rows = paddedExtent(shape.height, shape.padTop, shape.kernelHeight, shape.stride);
  const taps = mostTaps(shape.kernelHeight, shape.stride) * mostTaps(shape.kernelWidth, shape.stride);
  const direct = ((<i32>offsetof<Shape>()) >> 2) + shape.kernelHeight * shape.kernelWidth;
  return max(rows * dyPitch(shape) + shape.height * shape.width + 2 * taps, direct);
}

/** Floats: a padded plane, offsets of the taps, and one f64 sum for each. */
export function backwardWeightScratch(shape: Shape): i32 {
  return depthwisePlaneFloats(shape) + 1 + 2 * shape.kernelHeight * shape.kernelWidth;
}

/** Overwrites dx: each class of pixels is a depthwise convolution of dy with stride 1 by the taps that reach it. */
export function depthwise_backward_input_f32(shape: Shape, dy: usize, weight: usize, dx: usize, scratch: usize): void {
  const reversed = changetype<Shape>(scratch);
  writeReversed(shape, reversed);
  if (shape.stride == 1 && isDirect(reversed)) {
    backwardDirect(shape, reversed, dy, weight, dx, scratch + offsetof<Shape>());
    return;
  }
  const rows = paddedExtent(shape.height, shape.padTop, shape.kernelHeight, shape.stride);
  const pitch = dyPitch(shape);
  const kernelBytes = (<usize>(shape.kernelHeight * shape.kernelWidth)) << 2;
  const outputs = scratch + ((<usize>(rows * pitch)) << 2);
  zero(scratch, outputs - scratch);
  for (let image = 0; image < shape.batch; image++) {
    let kernel = weight;
    for (let channel = 0; channel < shape.channels; channel++) {
      backwardPlane(shape, rows, pitch, dy, kernel, dx, scratch, outputs);
      kernel += kernelBytes;
      dy += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
      dx += (<usize>(shape.height * shape.width)) << 2;
    }
  }
}

/** The convolution of one plane of dy that gives dx when the stride is 1, its border the rest of the kernel's reach. */
function writeReversed(shape: Shape, reversed: Shape): void {
  reversed.batch = 1;
  reversed.channels = 1;
  reversed.height = shape.outputHeight;
  reversed.width = shape.outputWidth;
  reversed.filters = 1;
  reversed.kernelHeight = shape.kernelHeight;
  reversed.kernelWidth = shape.kernelWidth;
  reversed.stride = 1;
  reversed.padTop = shape.kernelHeight - 1 - shape.padTop;
  reversed.padLeft = shape.kernelWidth - 1 - shape.padLeft;
  reversed.outputHeight = shape.height;
  reversed.outputWidth = shape.width;
  reversed.minimum = -f32.POSITIVE_INFINITY;
  reversed.maximum = f32.POSITIVE_INFINITY;
}

/** Plane after plane, the kernel's taps from the last to the first. */
function backwardDirect(shape: Shape, reversed: Shape, dy: usize, weight: usize, dx: usize, flipped: usize): void {
  const taps = <usize>(shape.kernelHeight * shape.kernelWidth);
  for (let image = 0; image < shape.batch; image++) {
    let kernel = weight;
    for (let channel = 0; channel < shape.channels; channel++) {
      for (let tap: usize = 0; tap < taps; tap++) {
        store<u32>(flipped + (tap << 2), load<u32>(kernel + ((taps - 1 - tap) << 2)));
      }
      depthwiseDirect(reversed, dy, flipped, 0, dx);
      kernel += taps << 2;
      dy += (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
      dx += (<usize>(shape.height * shape.width)) << 2;
    }
  }
}

function backwardPlane(
  shape: Shape,
  rows: i32,
  pitch: i32,
  dy: usize,
  weight: usize,
  dx: usize,
  padded: usize,
  outputs: usize,
): void {
  const top = mostTaps(shape.kernelHeight, shape.stride) - 1;
  const left = mostTaps(shape.kernelWidth, shape.stride) - 1;
  copyPlanes(1, shape.outputHeight, shape.outputWidth, top, left, rows, pitch, 1, dy, padded);
  for (let remainderY = 0; remainderY < shape.stride; remainderY++) {
    for (let remainderX = 0; remainderX < shape.stride; remainderX++) {
      backwardClass(shape, remainderY, remainderX, padded, pitch, weight, dx, outputs);
    }
  }
}

function backwardClass(
  shape: Shape,
  remainderY: i32,
  remainderX: i32,
  planes: usize,
  pitch: i32,
  weight: usize,
  dx: usize,
  outputs: usize,
): void {
  const stride = shape.stride;
  const firstY = firstInClass(shape.padTop, remainderY, stride);
  const firstX = firstInClass(shape.padLeft, remainderX, stride);
  const countY = countInClass(shape.height, shape.padTop, remainderY, stride);
  const countX = countInClass(shape.width, shape.padLeft, remainderX, stride);
  if (countY <= 0 || countX <= 0) return;
  const tapsY = classTaps(shape.kernelHeight, remainderY, stride);
  const tapsX = classTaps(shape.kernelWidth, remainderX, stride);
  const taps = tapsY * tapsX;
  const tapOffsets = outputs + ((<usize>(shape.height * shape.width)) << 2);
  const tapWeights = tapOffsets + ((<usize>taps) << 2);
  const top = mostTaps(shape.kernelHeight, stride) - 1;
  const left = mostTaps(shape.kernelWidth, stride) - 1;
  // From the farthest tap to the nearest, in the order of `backwardDirect`.
  let index: usize = 0;
  for (let ty = tapsY - 1; ty >= 0; ty--) {
    for (let tx = tapsX - 1; tx >= 0; tx--) {
      const kernel = (remainderY + stride * ty) * shape.kernelWidth + remainderX + stride * tx;
      store<u32>(tapOffsets + index, ((top - ty) * pitch + left - tx) << 2);
      store<u32>(tapWeights + index, load<u32>(weight + ((<usize>kernel) << 2)));
      index += 4;
    }
  }
  const origin = planes + ((<usize>(firstY * pitch + firstX)) << 2);
  const row = firstY * stride + remainderY - shape.padTop;
  const column = firstX * stride + remainderX - shape.padLeft;
  const target = dx + ((<usize>(row * shape.width + column)) << 2);
  const low = -f32.POSITIVE_INFINITY;
  const high = f32.POSITIVE_INFINITY;
  const rowBytes = (<usize>pitch) << 2;
  const y = stride == 1 ? target : outputs;
  const yRowBytes = (<usize>countX) << 2;
  depthwisePlane(countY, countX, origin, rowBytes, taps, tapOffsets, tapWeights, 0, low, high, y, yRowBytes);
  if (stride > 1) scatterPlane(countY, countX, stride, shape.width, outputs, target);
}

/** target[row * stride, column * stride] = source[row, column], target `width` wide. */
function scatterPlane(rows: i32, columns: i32, stride: i32, width: i32, source: usize, target: usize): void {
  for (let row = 0; row < rows; row++) {
    let pixel = target + ((<usize>(row * stride * width)) << 2);
    for (let column = 0; column < columns; column++) {
      store<u32>(pixel, load<u32>(source));
      source += 4;
      pixel += (<usize>stride) << 2;
    }
  }
}

/** Overwrites dWeight: each tap's sum over a plane in four f32 lanes, over the images in f64. */
export function depthwise_backward_weight_f32(shape: Shape, dy: usize, x: usize, dWeight: usize, scratch: usize): void {
  const rows = inputRows(shape);
  const pitch = depthwisePitch(shape);
  const stride = shape.stride;
  const taps = shape.kernelHeight * shape.kernelWidth;
  const tapOffsets = scratch + ((<usize>paddedPlaneSize(rows, pitch, stride)) << 2);
  const sums = (tapOffsets + ((<usize>taps) << 2) + 7) & ~7;
  const planeBytes = (<usize>(shape.height * shape.width)) << 2;
  const dyBytes = (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
  writeDepthwiseTaps(shape, pitch, tapOffsets);
  zero(scratch, tapOffsets - scratch);
  for (let channel = 0; channel < shape.channels; channel++) {
    for (let tap = 0; tap < taps; tap++) store<f64>(sums + ((<usize>tap) << 3), 0);
    for (let image = 0; image < shape.batch; image++) {
      const plane = <usize>(image * shape.channels + channel);
      copyPlanes(
        1,
        shape.height,
        shape.width,
        shape.padTop,
        shape.padLeft,
        rows,
        pitch,
        stride,
        x + plane * planeBytes,
        scratch,
      );
      addTaps(shape, taps, scratch, pitch, tapOffsets, dy + plane * dyBytes, sums);
    }
    for (let tap = 0; tap < taps; tap++) {
      store<f32>(dWeight, <f32>load<f64>(sums + ((<usize>tap) << 3)));
      dWeight += 4;
    }
  }
}

/** Adds one plane's sums to every tap, three taps at a time so that dy is loaded once for three. */
function addTaps(shape: Shape, taps: i32, planes: usize, pitch: i32, tapOffsets: usize, dy: usize, sums: usize): void {
  const planeRowBytes = (<usize>(shape.stride * shape.stride * pitch)) << 2;
  const last = taps - 1;
  for (let tap = 0; tap < taps; tap += 3) {
    let tap0 = planes + <usize>load<u32>(tapOffsets + ((<usize>tap) << 2));
    let tap1 = planes + <usize>load<u32>(tapOffsets + ((<usize>min(tap + 1, last)) << 2));
    let tap2 = planes + <usize>load<u32>(tapOffsets + ((<usize>min(tap + 2, last)) << 2));
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let rest0: f32 = 0;
    let rest1: f32 = 0;
    let rest2: f32 = 0;
    let gradient = dy;
    for (let row = 0; row < shape.outputHeight; row++) {
      let at: usize = 0;
      let column = 0;
      for (; column + 4 <= shape.outputWidth; column += 4) {
        const dy_f32x4 = v128.load(gradient + at);
        sum0 = madd(dy_f32x4, v128.load(tap0 + at), sum0);
        sum1 = madd(dy_f32x4, v128.load(tap1 + at), sum1);
        sum2 = madd(dy_f32x4, v128.load(tap2 + at), sum2);
        at += 16;
      }
      for (; column < shape.outputWidth; column++) {
        const dy_f32 = load<f32>(gradient + at);
        rest0 += dy_f32 * load<f32>(tap0 + at);
        rest1 += dy_f32 * load<f32>(tap1 + at);
        rest2 += dy_f32 * load<f32>(tap2 + at);
        at += 4;
      }
      gradient += at;
      tap0 += planeRowBytes;
      tap1 += planeRowBytes;
      tap2 += planeRowBytes;
    }
    addSum(sums + ((<usize>tap) << 3), sum0, rest0);
    if (tap + 1 < taps) addSum(sums + ((<usize>tap) << 3) + 8, sum1, rest1);
    if (tap + 2 < taps) addSum(sums + ((<usize>tap) << 3) + 16, sum2, rest2);
  }
}


@inline
function addSum(sum: usize, lanes: v128, rest: f32): void {
  store<f64>(sum, load<f64>(sum) + <f64>(sumLanes(lanes) + rest));
}
