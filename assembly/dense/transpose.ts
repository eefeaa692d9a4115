import { transposeFour } from "./packing";

/** y [batch, columns, rows] = x [batch, rows, columns] with its last two axes exchanged. */
export function transpose_f32(batch: i32, rows: i32, columns: i32, x: usize, y: usize): void {
  const imageBytes = (<usize>(rows * columns)) << 2;
  for (let image = 0; image < batch; image++) {
    transpose(rows, columns, x, y);
    x += imageBytes;
    y += imageBytes;
  }
}

/** target [columns, rows] = the transpose of source [rows, columns]. Four by four, the last four overlapping those before. */
export function transpose(rows: i32, columns: i32, source: usize, target: usize): void {
  const rowBytes = (<usize>columns) << 2;
  const columnBytes = (<usize>rows) << 2;
  if (rows < 4 || columns < 4) {
    transposeEach(rowBytes, columnBytes, source, target);
    return;
  }
  for (let row: usize = 0; row < columnBytes; row += 16) {
    row = min(row, columnBytes - 16);
    const from = source + (row >> 2) * rowBytes;
    for (let column: usize = 0; column < rowBytes; column += 16) {
      column = min(column, rowBytes - 16);
      const first = from + column;
      const third = first + 2 * rowBytes;
      transposeFour(
        v128.load(first),
        v128.load(first + rowBytes),
        v128.load(third),
        v128.load(third + rowBytes),
        target + (column >> 2) * columnBytes + row,
        columnBytes,
      );
    }
  }
}

function transposeEach(rowBytes: usize, columnBytes: usize, source: usize, target: usize): void {
  for (let row: usize = 0; row < columnBytes; row += 4) {
    for (let column: usize = 0; column < rowBytes; column += 4) {
      store<f32>(target + (column >> 2) * columnBytes + row, load<f32>(source + (row >> 2) * rowBytes + column));
    }
  }
}
