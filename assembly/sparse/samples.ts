/** Batches of vectors, planes of one pixel each: turned so that the samples lie side by side, they are strips like any other. */

/** Samples that are turned together: one strip of the widest kernel. */
const TILE_SAMPLES: i32 = 48;

/** Fewer do not fill a vector. */
const LEAST_SAMPLES: i32 = 4;

/** Whether `batch` planes of `pixels` are better turned: gathering takes 5 GFLOP/s, strips 40. */
@inline
export function isTurned(batch: i32, pixels: i32): bool {
  return pixels == 1 && batch >= LEAST_SAMPLES;
}

/** Tiles of about the same size, none smaller than `LEAST_SAMPLES`. */
@inline
export function tileCount(batch: i32): i32 {
  return (batch + TILE_SAMPLES - 1) / TILE_SAMPLES;
}

/** The sample that a tile starts with. */
@inline
export function firstOfTile(batch: i32, tiles: i32, tile: i32): i32 {
  return <i32>((<i64>batch * tile) / tiles);
}

/** Bytes of `length` values of each sample of a tile, a multiple of 16. */
@inline
export function tileBytes(batch: i32, length: i32): usize {
  return ((<usize>min(batch, TILE_SAMPLES) * length + 3) & ~3) << 2;
}
