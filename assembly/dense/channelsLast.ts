/** Images whose channels lie together, as canvases and cameras give them, brought into planes. */
import { packRows } from "./packing";
import { zero } from "./paddedPlanes";

/** y [batch, channels, pixels] from x [batch, pixels, channels]. */
export function channels_first_f32(batch: i32, channels: i32, pixels: i32, x: usize, y: usize): void {
  for (let image = 0; image < batch; image++) {
    packRows(pixels, channels, x, (<usize>channels) << 2, 4, y);
    x += (<usize>(channels * pixels)) << 2;
    y += (<usize>(channels * pixels)) << 2;
  }
}

/** `copyRows` for stride 2 from x [height, width, channels]; the padded rows of channel c are c `planeBytes` into `padded`. */
export function copyChannelsLastRows(
  channels: i32,
  height: i32,
  width: i32,
  first: i32,
  rows: i32,
  padLeft: i32,
  pitch: i32,
  x: usize,
  padded: usize,
  planeBytes: usize,
): void {
  const rowBytes = (<usize>pitch) << 3;
  const last = min(width, 2 * pitch - padLeft);
  for (let row = first; row < first + rows; row++) {
    if (<u32>row < <u32>height) {
      copyRow(channels, last, padLeft, rowBytes >> 1, x + ((<usize>(row * width * channels)) << 2), padded, planeBytes);
    } else {
      for (let channel = 0; channel < channels; channel++) zero(padded + <usize>channel * planeBytes, rowBytes);
    }
    padded += rowBytes;
  }
}

/** `width` pixels to columns `padLeft` and on, eight at a time from an even column on where there are 3 channels. */
function copyRow(
  channels: i32,
  width: i32,
  padLeft: i32,
  oddBytes: usize,
  source: usize,
  target: usize,
  planeBytes: usize,
): void {
  for (let column = 0; column < width;) {
    const padded = column + padLeft;
    const isOdd = padded & 1;
    let to = target + ((<usize>(padded >> 1)) << 2);
    if (channels == 3 && !isOdd && column + 8 <= width) {
      splitThree(source, to, to + oddBytes, planeBytes);
      source += 96;
      column += 8;
    } else {
      to += <usize>isOdd * oddBytes;
      for (let channel = 0; channel < channels; channel++) {
        store<u32>(to, load<u32>(source));
        source += 4;
        to += planeBytes;
      }
      column++;
    }
  }
}

/** Eight pixels of 3 channels: 24 floats in 12 shuffles. */
@inline
function splitThree(source: usize, even: usize, odd: usize, planeBytes: usize): void {
  const value0 = v128.load(source);
  const value1 = v128.load(source, 16);
  const value2 = v128.load(source, 32);
  const value3 = v128.load(source, 48);
  const value4 = v128.load(source, 64);
  const value5 = v128.load(source, 80);
  // Of each four pixels floats 0 1 6 7, 2 3 8 9 and 4 5 10 11: every plane is then one shuffle of two of these.
  const first = v128.shuffle<f64>(value0, value1, 0, 3);
  const second = v128.shuffle<f64>(value0, value2, 1, 2);
  const third = v128.shuffle<f64>(value1, value2, 0, 3);
  const nextFirst = v128.shuffle<f64>(value3, value4, 0, 3);
  const nextSecond = v128.shuffle<f64>(value3, value5, 1, 2);
  const nextThird = v128.shuffle<f64>(value4, value5, 0, 3);
  v128.store(even, v128.shuffle<f32>(first, nextFirst, 0, 2, 4, 6));
  v128.store(odd, v128.shuffle<f32>(second, nextSecond, 1, 3, 5, 7));
  v128.store(even + planeBytes, v128.shuffle<f32>(first, nextFirst, 1, 3, 5, 7));
  v128.store(odd + planeBytes, v128.shuffle<f32>(third, nextThird, 0, 2, 4, 6));
  v128.store(even + 2 * planeBytes, v128.shuffle<f32>(second, nextSecond, 0, 2, 4, 6));
  v128.store(odd + 2 * planeBytes, v128.shuffle<f32>(third, nextThird, 1, 3, 5, 7));
}
