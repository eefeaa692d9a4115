import { sumEight } from "../core/reduce";
import { promoteHigh, promoteLow, vectorBytes } from "../core/lanes";
import { clamp } from "../simd/f32x4";

/** y = clamp(a + b); `y` may be `a` or `b`. */
export function add_f32(n: i32, a: usize, b: usize, minimum: f32, maximum: f32, y: usize): void {
  const minimum_f32x4 = f32x4.splat(minimum);
  const maximum_f32x4 = f32x4.splat(maximum);
  const vectorsEnd = y + vectorBytes(n);
  while (y < vectorsEnd) {
    v128.store(y, clamp(f32x4.add(v128.load(a), v128.load(b)), minimum_f32x4, maximum_f32x4));
    a += 16;
    b += 16;
    y += 16;
  }
  for (let left = n & 3; left > 0; left--) {
    const sum_f32x4 = f32x4.add(v128.load_splat<f32>(a), v128.load_splat<f32>(b));
    v128.store_lane<f32>(y, clamp(sum_f32x4, minimum_f32x4, maximum_f32x4), 0);
    a += 4;
    b += 4;
    y += 4;
  }
}

/** y = a b; `y` may be `a` or `b`. */
export function multiply_f32(n: i32, a: usize, b: usize, y: usize): void {
  const vectorsEnd = y + vectorBytes(n);
  while (y < vectorsEnd) {
    v128.store(y, f32x4.mul(v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
    y += 16;
  }
  for (let left = n & 3; left > 0; left--) {
    store<f32>(y, load<f32>(a) * load<f32>(b));
    a += 4;
    b += 4;
    y += 4;
  }
}

/** y = a scale[plane]; `y` may be `a`. Planes of one value are a plain product of two arrays. */
export function multiply_planes_f32(planes: i32, size: i32, a: usize, scale: usize, y: usize): void {
  if (size == 1) {
    multiply_f32(planes, a, scale, y);
    return;
  }
  for (let plane = 0; plane < planes; plane++) {
    const factor = load<f32>(scale);
    const factor_f32x4 = f32x4.splat(factor);
    const vectorsEnd = y + vectorBytes(size);
    while (y < vectorsEnd) {
      v128.store(y, f32x4.mul(v128.load(a), factor_f32x4));
      a += 16;
      y += 16;
    }
    for (let left = size & 3; left > 0; left--) {
      store<f32>(y, load<f32>(a) * factor);
      a += 4;
      y += 4;
    }
    scale += 4;
  }
}

/** dScale[plane] = sum of a dy over the plane, in f64, in which the products are exact, in the order of `sum_f32`. */
export function multiply_planes_backward_f32(planes: i32, size: i32, a: usize, dy: usize, dScale: usize): void {
  for (let plane = 0; plane < planes; plane++) {
    let sum01_f64x2 = f64x2.splat(0);
    let sum23_f64x2 = f64x2.splat(0);
    let sum45_f64x2 = f64x2.splat(0);
    let sum67_f64x2 = f64x2.splat(0);
    let left = size;
    for (; left >= 8; left -= 8) {
      const a0_f32x4 = v128.load(a);
      const a1_f32x4 = v128.load(a, 16);
      const dy0_f32x4 = v128.load(dy);
      const dy1_f32x4 = v128.load(dy, 16);
      sum01_f64x2 = f64x2.add(sum01_f64x2, f64x2.mul(promoteLow(a0_f32x4), promoteLow(dy0_f32x4)));
      sum23_f64x2 = f64x2.add(sum23_f64x2, f64x2.mul(promoteHigh(a0_f32x4), promoteHigh(dy0_f32x4)));
      sum45_f64x2 = f64x2.add(sum45_f64x2, f64x2.mul(promoteLow(a1_f32x4), promoteLow(dy1_f32x4)));
      sum67_f64x2 = f64x2.add(sum67_f64x2, f64x2.mul(promoteHigh(a1_f32x4), promoteHigh(dy1_f32x4)));
      a += 32;
      dy += 32;
    }
    let sum = sumEight(sum01_f64x2, sum23_f64x2, sum45_f64x2, sum67_f64x2);
    for (; left > 0; left--) {
      sum += <f64>load<f32>(a) * <f64>load<f32>(dy);
      a += 4;
      dy += 4;
    }
    store<f32>(dScale, <f32>sum);
    dScale += 4;
  }
}
