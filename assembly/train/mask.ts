/**
 * values = mask ? values : +0, where a mask byte is -1 or 0. By bits, so that neither NaN nor a sign outlives a zero. A byte for
 * a weight: words would double the memory of a pruned layer, and the widening hides behind the loads of the values.
 */
export function apply_mask_f32(n: i32, mask: usize, values: usize): void {
  const vectorsEnd = mask + <usize>(n & ~7);
  while (mask < vectorsEnd) {
    const mask_i16x8 = v128.load_ext<i8>(mask);
    v128.store(values, v128.and(v128.load(values), i32x4.extend_low_i16x8_s(mask_i16x8)));
    v128.store(values, v128.and(v128.load(values, 16), i32x4.extend_high_i16x8_s(mask_i16x8)), 16);
    mask += 8;
    values += 32;
  }
  for (let left = n & 7; left > 0; left--) {
    store<i32>(values, load<i32>(values) & load<i8>(mask));
    mask += 1;
    values += 4;
  }
}
