import { HAS_RELAXED_MADD } from "./variant";

/**
 * Block sizes of the matrix kernels, by variant.
 *
 * A tile holds ROWS x 8 sums in registers. With a fused multiply-add 12 sums, 2 columns and 1 broadcast fill the 15
 * registers that V8 hands out on x86, and 12 chains cover 4 cycles of latency at 2 a cycle (60 of 62 GFLOP/s measured).
 * Without it the product needs a register too and 6 rows spill (28 GFLOP/s); 8 chains cover an addition's 3 cycles.
 */
export const TILE_ROWS: i32 = HAS_RELAXED_MADD ? 6 : 4;

/** Columns of a tile: two f32x4. */
export const TILE_COLUMNS: i32 = 8;

/** Columns of a full block: one cache line of each row of b, and each panel of a is read from L2 once for two tiles. */
export const BLOCK_COLUMNS: i32 = 16;

/**
 * Depth of a block. 256 x (16 + 6) floats are 22 KiB, inside a 32 KiB L1 cache; a tile's sums are stored and reloaded
 * once per block, 24 moves beside 12 x 256 multiply-adds.
 */
export const BLOCK_DEPTH: i32 = 256;

/** Floats of a packed block of b: a shallow block has more columns instead. */
export const BLOCK_FLOATS: i32 = BLOCK_COLUMNS * BLOCK_DEPTH;

/** Columns of the widest block: 16 tiles share what a call costs, about 10 multiply-adds' time each alone. */
export const MOST_COLUMNS: i32 = 128;

/** Rows of a packed at once, a multiple of both tile heights: bounds the scratch and leaves 0.5 % to repacking b. */
export const BLOCK_ROWS: i32 = 240;
