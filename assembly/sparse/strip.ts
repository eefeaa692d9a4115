/** What a kernel reads: blocks of rows, and a strip of neighbouring pixels of x and y. */
@unmanaged
export class Strip {
  blocks: i32;
  table: usize;
  columns: usize;
  values: usize;
  /** From one plane of x to the next; of y: `rowBytes`. */
  planeBytes: usize;
  rowBytes: usize;
  x: usize;
  y: usize;
  /** Of the strip's last vector, from its first: it may overlap the one before. */
  last: usize;
  minimum: f32;
  maximum: f32;
}

/**
 * One kernel per width, called through the table: in one function with the others V8 spills the sums of all but one (24 GFLOP/s
 * instead of 45).
 */
export type StripKernel = (strip: Strip) => void;
