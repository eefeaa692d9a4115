/** Planes of one to three pixels: one pixel at a time, a row's columns gathered. */
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


@inline
function gather(columns: usize, end: usize, values: usize, step: usize, x: usize, rowBytes: usize, bias: f32): f32 {
  let sum = bias;
  while (columns != end) {
    sum += load<f32>(values) * load<f32>(x + <usize>load<u16>(columns) * rowBytes);
    columns += 2;
    values += step;
  }
  return sum;
}
