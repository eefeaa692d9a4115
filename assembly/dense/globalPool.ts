import { sum_f32 } from "../core/reduce";
import { vectorBytes } from "../core/lanes";

/** y = the mean of each plane, summed in f64. */
export function global_avg_pool_forward_f32(planes: i32, size: i32, x: usize, y: usize): void {
  for (let plane = 0; plane < planes; plane++) {
    store<f32>(y, <f32>(sum_f32(size, x) / <f64>size));
    x += (<usize>size) << 2;
    y += 4;
  }
}

/** dx = dy / size, the same over the plane. */
export function global_avg_pool_backward_f32(planes: i32, size: i32, dy: usize, dx: usize): void {
  for (let plane = 0; plane < planes; plane++) {
    const share = load<f32>(dy) / <f32>size;
    const share_f32x4 = f32x4.splat(share);
    const vectorsEnd = dx + vectorBytes(size);
    while (dx < vectorsEnd) {
      v128.store(dx, share_f32x4);
      dx += 16;
    }
    for (let left = size & 3; left > 0; left--) {
      store<f32>(dx, share);
      dx += 4;
    }
    dy += 4;
  }
}
