/** Planes of one to three pixels: one pixel at a time, a row's columns gathered. */
import { madd } from "../simd/f32x4";
import { HAS_RELAXED_MADD } from "../simd/variant";
import { tableEntryBytes } from "./format";

/** Sums as the strips take them: from the bias, columns in order. */
export function narrowPlanes(
  rows: i32,
  pixels: i32,
  blocks: i32,
  table: usize,
  columns: usize,
  values: usize,
  x: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
): void {
  const rowBytes = (<usize>pixels) << 2;
  const step = (<usize>rows) << 2;
  for (let block = 0; block < blocks; block++) {
    const end = columns + ((<usize>load<u32>(table)) << 1);
    for (let row: usize = 0; row < step; row += 4) {
      const bias = load<f32>(table + step + row, 4);
      const target = y + <usize>load<u32>(table + row, 4) * rowBytes;
      for (let pixel: usize = 0; pixel < rowBytes; pixel += 4) {
        const sum = gather(columns, end, values + row, step, x + pixel, rowBytes, bias);
        store<f32>(target + pixel, sum < minimum ? minimum : sum > maximum ? maximum : sum);
      }
    }
    values += ((end - columns) >> 1) * step;
    columns = end;
    table += tableEntryBytes(rows);
  }
}

/** With a fused multiply-add the one of the strips, so that a sample of a batch has the bits that it has alone. */
@inline
function gather(columns: usize, end: usize, values: usize, step: usize, x: usize, rowBytes: usize, bias: f32): f32 {
  if (HAS_RELAXED_MADD) {
    let sum_f32x4 = f32x4.splat(bias);
    while (columns != end) {
      const vector_f32x4 = v128.load32_splat(x + <usize>load<u16>(columns) * rowBytes);
      sum_f32x4 = madd(v128.load32_splat(values), vector_f32x4, sum_f32x4);
      columns += 2;
      values += step;
    }
    return f32x4.extract_lane(sum_f32x4, 0);
  }
  let sum = bias;
  while (columns != end) {
    sum += load<f32>(values) * load<f32>(x + <usize>load<u16>(columns) * rowBytes);
    columns += 2;
    values += step;
  }
  return sum;
}
