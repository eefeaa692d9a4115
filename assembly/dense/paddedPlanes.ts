import { Shape } from "../core/shape";

/**
 * Planes copied with a border of zeros, so that kernels read every tap without a test. With a stride the columns of a
 * row are split by their remainder: for stride 2 first the even, then the odd ones. The taps of neighbouring outputs are
 * then neighbours in memory for any stride.
 *
 *   address(plane, row, column) = ((plane * rows + row) * stride + column % stride) * pitch + column / stride
 */

/** Floats of one padded plane. */
@inline
export function paddedPlaneSize(rows: i32, pitch: i32, stride: i32): i32 {
  return rows * stride * pitch;
}

/** Padded rows that a convolution reads. */
@inline
export function inputRows(shape: Shape): i32 {
  return (shape.outputHeight - 1) * shape.stride + shape.kernelHeight;
}

/** Columns in each remainder class that a convolution reads. */
@inline
export function inputPitch(shape: Shape): i32 {
  const columns = (shape.outputWidth - 1) * shape.stride + shape.kernelWidth;
  return (columns + shape.stride - 1) / shape.stride;
}

/** Copies `planes` planes of height x width into padded planes of rows x stride x pitch. */
export function padPlanes(
  planes: i32,
  height: i32,
  width: i32,
  padTop: i32,
  padLeft: i32,
  rows: i32,
  pitch: i32,
  stride: i32,
  x: usize,
  padded: usize,
): void {
  const rowBytes = (<usize>(stride * pitch)) << 2;
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const source = row - padTop;
      if (source < 0 || source >= height) {
        zero(padded, rowBytes);
      } else {
        padRow(width, padLeft, pitch, stride, x + ((<usize>(source * width)) << 2), padded);
      }
      padded += rowBytes;
    }
    x += (<usize>(height * width)) << 2;
  }
}

function padRow(width: i32, padLeft: i32, pitch: i32, stride: i32, x: usize, padded: usize): void {
  for (let remainder = 0; remainder < stride; remainder++) {
    // Column index * stride + remainder - padLeft lies in [0, width) for first <= index < last.
    const first = min(max((padLeft - remainder + stride - 1) / stride, 0), pitch);
    const last = max(min((width + padLeft - remainder + stride - 1) / stride, pitch), first);
    zero(padded, (<usize>first) << 2);
    const source = x + ((<usize>(first * stride + remainder - padLeft)) << 2);
    copyStrided(last - first, stride, source, padded + ((<usize>first) << 2));
    zero(padded + ((<usize>last) << 2), (<usize>(pitch - last)) << 2);
    padded += (<usize>pitch) << 2;
  }
}

/** target[i] = source[i * stride]. */
function copyStrided(count: i32, stride: i32, source: usize, target: usize): void {
  let index = 0;
  if (stride == 1) {
    for (; index + 4 <= count; index += 4) {
      v128.store(target + ((<usize>index) << 2), v128.load(source + ((<usize>index) << 2)));
    }
  } else if (stride == 2) {
    // Eight floats hold four wanted ones; the last of the eight may lie beyond the row, so the last group is left out.
    for (; index + 4 < count; index += 4) {
      const from = source + ((<usize>index) << 3);
      const even = v128.shuffle<f32>(v128.load(from), v128.load(from, 16), 0, 2, 4, 6);
      v128.store(target + ((<usize>index) << 2), even);
    }
  }
  for (; index < count; index++) {
    store<u32>(target + ((<usize>index) << 2), load<u32>(source + ((<usize>(index * stride)) << 2)));
  }
}

/** Zeroes `bytes` bytes, a multiple of 4. */
export function zero(target: usize, bytes: usize): void {
  let index: usize = 0;
  for (; index + 16 <= bytes; index += 16) v128.store(target + index, f32x4.splat(0));
  for (; index < bytes; index += 4) store<u32>(target + index, 0);
}
