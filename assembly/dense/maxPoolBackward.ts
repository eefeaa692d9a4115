import { Shape } from "../core/shape";
import { select } from "../simd/f32x4";
import {
  evenLanes,
  interiorEnd,
  interiorStart,
  loadStrided,
  oddLanes,
  storeInterleaved,
  tilesByTwo,
  zero,
} from "./window";

/**
 * dx = 0, then for each window in row-major order its dy is added where x is the window's largest value y for the first
 * time in row-major order (the first NaN where y is NaN). A window of padding alone has no such place.
 */
export function max_pool_backward_f32(shape: Shape, x: usize, y: usize, dy: usize, dx: usize): void {
  const planes = shape.batch * shape.channels;
  const planeSize = shape.height * shape.width;
  const planeBytes = (<usize>planeSize) << 2;
  const rowBytes = (<usize>shape.width) << 2;
  const outputRowBytes = (<usize>shape.outputWidth) << 2;
  const isTiling = tilesByTwo(shape);
  const start = interiorStart(shape);
  const end = interiorEnd(shape, start);
  for (let plane = 0; plane < planes; plane++) {
    if (!isTiling) zero(planeSize, dx);
    for (let outputRow = 0; outputRow < shape.outputHeight; outputRow++) {
      const top = outputRow * shape.stride - shape.padTop;
      if (isTiling) {
        const offset = rowBytes * top;
        tileRow(shape.outputWidth, rowBytes, x + offset, y, dy, dx + offset);
      } else {
        const firstRow = max(top, 0);
        const rows = max(min(top + shape.kernelHeight, shape.height) - firstRow, 0);
        const offset = rowBytes * firstRow;
        scatterRow(shape, start, end, rows, x + offset, y, dy, dx + offset);
      }
      y += outputRowBytes;
      dy += outputRowBytes;
    }
    x += planeBytes;
    dx += planeBytes;
  }
}

/** Where x is the window's largest value: equal to y, or NaN, which is in the window only when y is NaN. */
@inline
function matches(x: v128, y: v128): v128 {
  return v128.or(f32x4.eq(x, y), f32x4.ne(x, x));
}

/** One row of 2x2 windows; the last vector overlaps the one before and writes the same again. */
@inline
function tileRow(count: i32, rowBytes: usize, x: usize, y: usize, dy: usize, dx: usize): void {
  for (let column = 0; column < count; column += 4) {
    column = min(column, count - 4);
    const offset = (<usize>column) << 2;
    const upper = x + offset * 2;
    const lower = upper + rowBytes;
    const upper0 = v128.load(upper);
    const upper1 = v128.load(upper, 16);
    const lower0 = v128.load(lower);
    const lower1 = v128.load(lower, 16);
    const y_f32x4 = v128.load(y + offset);
    let left_f32x4 = v128.load(dy + offset);
    const isFirst = matches(evenLanes(upper0, upper1), y_f32x4);
    const first_f32x4 = v128.and(left_f32x4, isFirst);
    left_f32x4 = v128.andnot(left_f32x4, isFirst);
    const isSecond = matches(oddLanes(upper0, upper1), y_f32x4);
    const second_f32x4 = v128.and(left_f32x4, isSecond);
    left_f32x4 = v128.andnot(left_f32x4, isSecond);
    const isThird = matches(evenLanes(lower0, lower1), y_f32x4);
    const third_f32x4 = v128.and(left_f32x4, isThird);
    left_f32x4 = v128.andnot(left_f32x4, isThird);
    const fourth_f32x4 = v128.and(left_f32x4, matches(oddLanes(lower0, lower1), y_f32x4));
    const target = dx + offset * 2;
    storeInterleaved(target, first_f32x4, second_f32x4);
    storeInterleaved(target + rowBytes, third_f32x4, fourth_f32x4);
  }
}

/** One row of windows that may overlap: places by vectors where four windows have all their columns, sums one by one. */
function scatterRow(shape: Shape, start: i32, end: i32, rows: i32, x: usize, y: usize, dy: usize, dx: usize): void {
  const stride = shape.stride;
  const width = shape.width;
  const hasVectors = end - start >= 4;
  for (let column = 0; column < shape.outputWidth; column++) {
    const left = column * stride - shape.padLeft;
    if (hasVectors && column >= start && column < end) {
      // The last vector starts early enough to end with the interior; its lanes that were done before are passed over.
      const done = max(column + 4 - end, 0);
      const origin = (<usize>(left - done * stride)) << 2;
      const places_i32x4 = places(shape, rows, x + origin, v128.load(y + ((<usize>(column - done)) << 2)));
      const target = dx + origin;
      const source = dy + ((<usize>(column - done)) << 2);
      const step = (<usize>stride) << 2;
      if (done < 1) addAt(target, i32x4.extract_lane(places_i32x4, 0), load<f32>(source));
      if (done < 2) addAt(target + step, i32x4.extract_lane(places_i32x4, 1), load<f32>(source, 4));
      if (done < 3) addAt(target + step * 2, i32x4.extract_lane(places_i32x4, 2), load<f32>(source, 8));
      addAt(target + step * 3, i32x4.extract_lane(places_i32x4, 3), load<f32>(source, 12));
      column += 3 - done;
      continue;
    }
    const first = max(left, 0);
    const columns = min(left + shape.kernelWidth, width) - first;
    const offset = (<usize>column) << 2;
    const origin = (<usize>first) << 2;
    const place = placeOf(x + origin, (<usize>width) << 2, rows, columns, load<f32>(y + offset));
    addAt(dx + origin, place, load<f32>(dy + offset));
  }
}

/** Byte offset from each window's origin to its first largest value, -1 for none: read backwards, the first one stays. */
@inline
function places(shape: Shape, rows: i32, origin: usize, y_f32x4: v128): v128 {
  const rowBytes = (<usize>shape.width) << 2;
  const kernelWidth = shape.kernelWidth;
  const stride = shape.stride;
  let places_i32x4 = i32x4.splat(-1);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = kernelWidth - 1; column >= 0; column--) {
      const offset = rowBytes * row + ((<usize>column) << 2);
      const isPlace = matches(loadStrided(origin + offset, stride), y_f32x4);
      places_i32x4 = select(i32x4.splat(<i32>offset), places_i32x4, isPlace);
    }
  }
  return places_i32x4;
}

function placeOf(origin: usize, rowBytes: usize, rows: i32, columns: i32, y: f32): i32 {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const offset = rowBytes * row + ((<usize>column) << 2);
      const value = load<f32>(origin + offset);
      if (value == y || value != value) return <i32>offset;
    }
  }
  return -1;
}


@inline
function addAt(origin: usize, place: i32, dy: f32): void {
  if (place < 0) return;
  const pointer = origin + <usize>place;
  store<f32>(pointer, load<f32>(pointer) + dy);
}
