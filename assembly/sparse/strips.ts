/** Runs blocks over planes, strip by strip of neighbouring pixels. */
import { FOUR_VECTORS, fourKernel } from "./fours";
import { narrowPlanes } from "./narrow";
import { PAIR_VECTORS, pairKernel } from "./pairs";
import { SINGLE_VECTORS, singleKernel } from "./singles";
import { Strip, StripKernel } from "./strip";

const STRIP: usize = memory.data(offsetof<Strip>(), 16);

/**
 * y [outputs, pixels] of these blocks, for one image. A plane is cut into strips of about the same width, so that no thin one is left over; the
 * last vector of a plane overlaps the one before where pixels are no multiple of four.
 */
export function runBlocks(
  rows: i32,
  blocks: i32,
  table: usize,
  columns: usize,
  values: usize,
  pixels: i32,
  x: usize,
  planeBytes: usize,
  y: usize,
  minimum: f32,
  maximum: f32,
): void {
  if (pixels < 4) {
    narrowPlanes(rows, pixels, blocks, table, columns, values, x, y, minimum, maximum);
    return;
  }
  const strip = changetype<Strip>(STRIP);
  strip.blocks = blocks;
  strip.table = table;
  strip.columns = columns;
  strip.values = values;
  strip.planeBytes = planeBytes;
  strip.rowBytes = (<usize>pixels) << 2;
  strip.minimum = minimum;
  strip.maximum = maximum;
  const vectors = (pixels + 3) >> 2;
  const most = rows == 1 ? SINGLE_VECTORS : rows == 2 ? PAIR_VECTORS : FOUR_VECTORS;
  const strips = (vectors + most - 1) / most;
  let first = 0;
  for (let index = 1; index <= strips; index++) {
    const next = <i32>((<i64>vectors * index) / strips);
    const offset = (<usize>first) << 4;
    strip.x = x + offset;
    strip.y = y + offset;
    strip.last = (next == vectors ? strip.rowBytes - 16 : (<usize>(next - 1)) << 4) - offset;
    const kernel = kernelOf(rows, next - first);
    kernel(strip);
    first = next;
  }
}


@inline
function kernelOf(rows: i32, width: i32): StripKernel {
  return rows == 1 ? singleKernel(width) : rows == 2 ? pairKernel(width) : fourKernel(width);
}
