/**
 * Loads and stores of a row's last one to three floats, so that a kernel runs one body for whole and partial vectors and
 * touches no byte outside its arrays.
 */

/** Four floats, or the `count` (1 to 3) that are left with the other lanes from `fill`. */
@inline
export function loadLanes(pointer: usize, count: i32, fill: v128): v128 {
  let value = fill;
  if (count >= 4) {
    value = v128.load(pointer);
  } else if (count == 1) {
    value = v128.load_lane<f32>(pointer, fill, 0);
  } else {
    value = v128.load_lane<f64>(pointer, fill, 0);
    if (count == 3) value = v128.load_lane<f32>(pointer, value, 2, 8);
  }
  return value;
}

/** The first `count` lanes, or all four when `count` is larger. */
@inline
export function storeLanes(pointer: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(pointer, value);
  } else if (count == 1) {
    v128.store_lane<f32>(pointer, value, 0);
  } else {
    v128.store_lane<f64>(pointer, value, 0);
    if (count == 3) v128.store_lane<f32>(pointer, value, 2, 8);
  }
}

/** Four vectors; what they come from is then all read before anything is written, and equal loads of constants become one. */
@inline
export function storeFour(pointer: usize, first: v128, second: v128, third: v128, fourth: v128): void {
  v128.store(pointer, first);
  v128.store(pointer, second, 16);
  v128.store(pointer, third, 32);
  v128.store(pointer, fourth, 48);
}

/** Bytes of the whole vectors among `n` floats. */
@inline
export function vectorBytes(n: i32): usize {
  return (<usize>(n & ~3)) << 2;
}

/** Lanes 0 and 1 as f64. */
@inline
export function promoteLow(value: v128): v128 {
  return f64x2.promote_low_f32x4(value);
}

/** Lanes 2 and 3 as f64. */
@inline
export function promoteHigh(value: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f64>(value, value, 1, 1));
}

/** Both f64 lanes added. */
@inline
export function sumPair(value: v128): f64 {
  return f64x2.extract_lane(value, 0) + f64x2.extract_lane(value, 1);
}

/** Two pairs of f64 rounded to four f32. */
@inline
export function demotePairs(low_f64x2: v128, high_f64x2: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low_f64x2), f32x4.demote_f64x2_zero(high_f64x2), 0, 2);
}
