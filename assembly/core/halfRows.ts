/**
 * Rows of binary16 to vectors of f32 and back. Each row starts a vector of its own and ends in zeros, so that what computes between
 * knows no tails. Eight values at a time in lanes of 16 bits: 5.5 operations for each four in, 12 out.
 */

/** 2^112 moves a binary16 exponent, whose bias is 15, to that of f32, 127; a subnormal becomes normal on the way. */
const REBIAS = memory.data<f32>([5.192296858534828e33], 4);

/** V8 makes a v128.const anew at each use, in three instructions; what is loaded ahead of a loop stays in its register. */
const MAGNITUDE = memory.data<i16>([0x7fff], 2);
const LARGEST = memory.data<i16>([0x7bff], 2);
const SPECIAL = memory.data<i16>([0x7000], 2);
const SIGN_AND_EXPONENT = memory.data<i16>([<i16>0x8fff], 2);

/** Widens `rows` of `width` values, `rowBytes` apart, to `target`; returns where the vectors end. */
export function widenRows_f16(rows: i32, rowBytes: usize, width: i32, source: usize, target: usize): usize {
  const magnitudes_i16x8 = v128.load_splat<i16>(MAGNITUDE);
  const largest_i16x8 = v128.load_splat<i16>(LARGEST);
  const special_i16x8 = v128.load_splat<i16>(SPECIAL);
  const kept_i16x8 = v128.load_splat<i16>(SIGN_AND_EXPONENT);
  const rebias_f32x4 = v128.load_splat<f32>(REBIAS);
  const bytes = (<usize>(width & ~7)) << 1;
  const left = width & 7;
  for (; rows > 0; rows--) {
    let at = source;
    for (const end = source + bytes; at < end; at += 16, target += 32) {
      const bits_i16x8 = v128.load(at);
      const upper_i16x8 = upperHalves(bits_i16x8, magnitudes_i16x8, largest_i16x8, special_i16x8, kept_i16x8);
      v128.store(target, lowFloats(bits_i16x8, upper_i16x8, rebias_f32x4));
      v128.store(target, highFloats(bits_i16x8, upper_i16x8, rebias_f32x4), 16);
    }
    if (left != 0) {
      const bits_i16x8 = loadFew(at, left);
      const upper_i16x8 = upperHalves(bits_i16x8, magnitudes_i16x8, largest_i16x8, special_i16x8, kept_i16x8);
      v128.store(target, lowFloats(bits_i16x8, upper_i16x8, rebias_f32x4));
      target += 16;
      if (left > 4) {
        v128.store(target, highFloats(bits_i16x8, upper_i16x8, rebias_f32x4));
        target += 16;
      }
    }
    source += rowBytes;
  }
  return target;
}

/** The upper 16 bits of floats that are 2^-112 of the values, except that infinity and NaN have their exponent. */
@inline
function upperHalves(bits: v128, magnitudes: v128, largest: v128, special: v128, kept: v128): v128 {
  const infinite_i16x8 = v128.and(i16x8.gt_s(v128.and(bits, magnitudes), largest), special);
  return v128.or(v128.and(i16x8.shr_s(bits, 3), kept), infinite_i16x8);
}


@inline
function lowFloats(bits: v128, upper: v128, rebias: v128): v128 {
  return f32x4.mul(v128.shuffle<i16>(i16x8.shl(bits, 13), upper, 0, 8, 1, 9, 2, 10, 3, 11), rebias);
}


@inline
function highFloats(bits: v128, upper: v128, rebias: v128): v128 {
  return f32x4.mul(v128.shuffle<i16>(i16x8.shl(bits, 13), upper, 4, 12, 5, 13, 6, 14, 7, 15), rebias);
}

/** One to seven values, and zeros. */
@inline
function loadFew(pointer: usize, count: i32): v128 {
  let first: i64 = 0;
  if (count & 4) {
    first = load<i64>(pointer);
    pointer += 8;
  }
  let last: i64 = 0;
  if (count & 1) last = <i64>load<u16>(pointer + ((<usize>(count & 2)) << 1));
  if (count & 2) last = (last << 32) | (<i64>load<u32>(pointer));
  return i64x2.replace_lane(i64x2.splat(count & 4 ? first : last), 1, count & 4 ? last : 0);
}

/** Exponents of f32 from the least normal of binary16 to the first that is infinite there, in place in the upper 16 bits. */
const EXPONENT = memory.data<i16>([0x7f80], 2);
const LOWEST = memory.data<i16>([113 << 7], 2);
const RANGE = memory.data<i16>([30 << 7], 2);
/** 1.5 2^13 times the least. */
const RAISE = memory.data<i16>([((113 + 13) << 7) + 64], 2);
const INFINITY = memory.data<i16>([0x7c00], 2);
const NAN = memory.data<i16>([0x7e00], 2);

/** Rounds the vectors at `source` to `rows` of `width` values, ties to even. What is too large becomes infinite, a quiet NaN, as arithmetic leaves them, stays NaN. */
export function narrowRows_f16(rows: i32, rowBytes: usize, width: i32, source: usize, target: usize): void {
  const magnitudes_i16x8 = v128.load_splat<i16>(MAGNITUDE);
  const exponents_i16x8 = v128.load_splat<i16>(EXPONENT);
  const lowest_i16x8 = v128.load_splat<i16>(LOWEST);
  const range_i16x8 = v128.load_splat<i16>(RANGE);
  const raise_i16x8 = v128.load_splat<i16>(RAISE);
  const infinity_i16x8 = v128.load_splat<i16>(INFINITY);
  const nan_i16x8 = v128.load_splat<i16>(NAN);
  const bytes = (<usize>(width & ~7)) << 1;
  const left = width & 7;
  for (; rows > 0; rows--) {
    let at = target;
    for (const end = target + bytes; at < end; at += 16, source += 32) {
      const low_f32x4 = v128.load(source);
      const high_f32x4 = v128.load(source, 16);
      v128.store(
        at,
        narrow(
          low_f32x4,
          high_f32x4,
          magnitudes_i16x8,
          exponents_i16x8,
          lowest_i16x8,
          range_i16x8,
          raise_i16x8,
          infinity_i16x8,
          nan_i16x8,
        ),
      );
    }
    if (left != 0) {
      const low_f32x4 = v128.load(source);
      source += 16;
      let high_f32x4 = low_f32x4;
      if (left > 4) {
        high_f32x4 = v128.load(source);
        source += 16;
      }
      const few_i16x8 = narrow(
        low_f32x4,
        high_f32x4,
        magnitudes_i16x8,
        exponents_i16x8,
        lowest_i16x8,
        range_i16x8,
        raise_i16x8,
        infinity_i16x8,
        nan_i16x8,
      );
      storeFew(at, few_i16x8, left);
    }
    target += rowBytes;
  }
}

/**
 * Adding 1.5 2^(e + 13) to a value of exponent e leaves the steps of binary16, and rounds to them as f32 sums do; e is -14 at
 * least, where subnormals begin, and 16 at most, which is infinity. The sum's bits count the steps.
 */
@inline
function narrow(
  low: v128,
  high: v128,
  magnitudes: v128,
  exponents: v128,
  lowest: v128,
  range: v128,
  raise: v128,
  infinity: v128,
  nan: v128,
): v128 {
  const upper_i16x8 = i16x8.narrow_i32x4_s(i32x4.shr_s(low, 16), i32x4.shr_s(high, 16));
  const magnitude_i16x8 = v128.and(upper_i16x8, magnitudes);
  const exponent_i16x8 = i16x8.min_u(i16x8.sub_sat_u(v128.and(upper_i16x8, exponents), lowest), range);
  const magic_i16x8 = i16x8.add(exponent_i16x8, raise);
  const zero = i16x8.splat(0);
  const lowMagic_f32x4 = v128.shuffle<i16>(zero, magic_i16x8, 0, 8, 1, 9, 2, 10, 3, 11);
  const highMagic_f32x4 = v128.shuffle<i16>(zero, magic_i16x8, 4, 12, 5, 13, 6, 14, 7, 15);
  // Saturated where it is infinite.
  const steps_i16x8 = i16x8.abs(
    i16x8.narrow_i32x4_s(
      i32x4.sub(f32x4.add(low, lowMagic_f32x4), lowMagic_f32x4),
      i32x4.sub(f32x4.add(high, highMagic_f32x4), highMagic_f32x4),
    ),
  );
  const finite_i16x8 = i16x8.min_u(i16x8.add(i16x8.shl(exponent_i16x8, 3), steps_i16x8), infinity);
  const isNan_i16x8 = v128.and(i16x8.gt_s(magnitude_i16x8, exponents), nan);
  return v128.or(v128.or(finite_i16x8, isNan_i16x8), v128.xor(upper_i16x8, magnitude_i16x8));
}


@inline
function storeFew(pointer: usize, value: v128, count: i32): void {
  let last = i64x2.extract_lane(value, 0);
  if (count & 4) {
    store<i64>(pointer, last);
    last = i64x2.extract_lane(value, 1);
    pointer += 8;
  }
  if (count & 2) {
    store<i32>(pointer, <i32>last);
    last >>= 32;
    pointer += 4;
  }
  if (count & 1) store<i16>(pointer, <i16>last);
}
