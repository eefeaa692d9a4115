import { TILE_COLUMNS } from "../simd/tile";
import { transposeFour } from "./packing";

/**
 * A convolution as a product of matrices without the matrix of patches: element (tap, pixel) of it lies at
 * planes + tapOffset[tap] + pixelOffset[pixel], both u32 byte offsets from tables, and only a block at a time is packed.
 */

/** Byte offsets of output pixels first ... first + count - 1 in padded planes. Each row of outputs is `rowBytes` apart. */
export function writePixelOffsets(first: i32, count: i32, width: i32, rowBytes: usize, offsets: usize): void {
  let row = first / width;
  let column = first - row * width;
  for (let index = 0; index < count; index++) {
    store<u32>(offsets, <u32>(<usize>row * rowBytes + ((<usize>column) << 2)));
    offsets += 4;
    if (++column == width) {
      column = 0;
      row++;
    }
  }
}

/** packed[depth, 8] per panel of 8 pixels; pixels beyond `count` repeat the last one. */
export function packPatches(
  count: i32,
  depth: i32,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  packed: usize,
): void {
  for (let pixel = 0; pixel < count; pixel += TILE_COLUMNS) {
    if (count - pixel >= TILE_COLUMNS && load<u32>(pixelOffsets, 28) - load<u32>(pixelOffsets) == 28) {
      packNeighbours(depth, planes + <usize>load<u32>(pixelOffsets), tapOffsets, packed);
    } else {
      packPixelGroup(count - pixel, depth, planes, tapOffsets, pixelOffsets, packed);
      packPixelGroup(count - pixel - 4, depth, planes, tapOffsets, pixelOffsets + 16, packed + 16);
    }
    pixelOffsets += 32;
    packed += (<usize>depth) << 5;
  }
}

/** A panel of pixels that lie side by side. */
function packNeighbours(depth: i32, pixels: usize, tapOffsets: usize, packed: usize): void {
  for (const end = tapOffsets + ((<usize>depth) << 2); tapOffsets != end; tapOffsets += 4) {
    const source = pixels + <usize>load<u32>(tapOffsets);
    v128.store(packed, v128.load(source));
    v128.store(packed, v128.load(source, 16), 16);
    packed += 32;
  }
}

function packPixelGroup(
  count: i32,
  depth: i32,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  packed: usize,
): void {
  const end = tapOffsets + ((<usize>depth) << 2);
  if (count <= 0) {
    for (; tapOffsets != end; tapOffsets += 4) {
      v128.store(packed, f32x4.splat(0));
      packed += 32;
    }
    return;
  }
  const pixel0 = planes + <usize>load<u32>(pixelOffsets);
  if (count >= 4 && load<u32>(pixelOffsets, 12) - load<u32>(pixelOffsets) == 12) {
    for (; tapOffsets != end; tapOffsets += 4) {
      v128.store(packed, v128.load(pixel0 + <usize>load<u32>(tapOffsets)));
      packed += 32;
    }
    return;
  }
  const pixel1 = planes + <usize>load<u32>(pixelOffsets + ((<usize>min(1, count - 1)) << 2));
  const pixel2 = planes + <usize>load<u32>(pixelOffsets + ((<usize>min(2, count - 1)) << 2));
  const pixel3 = planes + <usize>load<u32>(pixelOffsets + ((<usize>min(3, count - 1)) << 2));
  for (; tapOffsets != end; tapOffsets += 4) {
    const tap = <usize>load<u32>(tapOffsets);
    store<u32>(packed, load<u32>(pixel0 + tap));
    store<u32>(packed, load<u32>(pixel1 + tap), 4);
    store<u32>(packed, load<u32>(pixel2 + tap), 8);
    store<u32>(packed, load<u32>(pixel3 + tap), 12);
    packed += 32;
  }
}

/** The transposed block: packed[pixels, 8] per panel of 8 taps, zeros beyond `count` taps. */
export function packPatchesTransposed(
  count: i32,
  pixels: i32,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  packed: usize,
): void {
  for (let tap = 0; tap < count; tap += TILE_COLUMNS) {
    packTapGroup(count - tap, pixels, planes, tapOffsets, pixelOffsets, packed);
    packTapGroup(count - tap - 4, pixels, planes, tapOffsets + 16, pixelOffsets, packed + 16);
    tapOffsets += 32;
    packed += (<usize>pixels) << 5;
  }
}

function packTapGroup(
  count: i32,
  pixels: i32,
  planes: usize,
  tapOffsets: usize,
  pixelOffsets: usize,
  packed: usize,
): void {
  if (count <= 0) {
    for (let pixel = 0; pixel < pixels; pixel++) v128.store(packed + ((<usize>pixel) << 5), f32x4.splat(0));
    return;
  }
  // Taps beyond `count` repeat the last one: their sums are never stored.
  const tap0 = planes + <usize>load<u32>(tapOffsets);
  const tap1 = planes + <usize>load<u32>(tapOffsets + ((<usize>min(1, count - 1)) << 2));
  const tap2 = planes + <usize>load<u32>(tapOffsets + ((<usize>min(2, count - 1)) << 2));
  const tap3 = planes + <usize>load<u32>(tapOffsets + ((<usize>min(3, count - 1)) << 2));
  let pixel = 0;
  while (pixel < pixels) {
    const offset = <usize>load<u32>(pixelOffsets);
    if (pixel + 4 <= pixels && <usize>load<u32>(pixelOffsets, 12) - offset == 12) {
      transposeFour(
        v128.load(tap0 + offset),
        v128.load(tap1 + offset),
        v128.load(tap2 + offset),
        v128.load(tap3 + offset),
        packed,
        32,
      );
      pixel += 4;
      pixelOffsets += 16;
      packed += 128;
    } else {
      store<u32>(packed, load<u32>(tap0 + offset));
      store<u32>(packed, load<u32>(tap1 + offset), 4);
      store<u32>(packed, load<u32>(tap2 + offset), 8);
      store<u32>(packed, load<u32>(tap3 + offset), 12);
      pixel++;
      pixelOffsets += 4;
      packed += 32;
    }
  }
}
