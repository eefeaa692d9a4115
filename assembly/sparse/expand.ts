/** Compact streams to those that the kernels read: binary16 values to f32, gaps to column numbers. Up to three values more are written. */
import { widen_f16x4 } from "../core/half";
import { tableEntryBytes } from "./format";

export function expandValues(count: i32, source: usize, target: usize): void {
  const end = source + ((<usize>count) << 1);
  while (source < end) {
    v128.store(target, widen_f16x4(v128.load_ext<u16>(source)));
    source += 8;
    target += 16;
  }
}

/** Each block starts from column 0 anew. */
export function expandGaps(rows: i32, blocks: i32, table: usize, source: usize, target: usize): void {
  for (let block = 0; block < blocks; block++) {
    const end = source + <usize>load<u32>(table);
    let column: u32 = 0;
    while (source != end) {
      column += load<u8>(source);
      store<u16>(target, <u16>column);
      source += 1;
      target += 2;
    }
    table += tableEntryBytes(rows);
  }
}
