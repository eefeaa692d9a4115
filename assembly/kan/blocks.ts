/**
 * How kernels of rational functions walk an array [rows, groups, run]: channels last, a run is the channels of a group;
 * in planes, the planes of a group. A block is what shares one set of coefficient vectors: the run of one group or, where runs are
 * short and no whole vectors, four neighbouring columns whose lanes may belong to four groups.
 */

/** Below this, and unless it is whole vectors, a run's last vector would leave a fifth and more of the lanes idle. */
const SHORTEST_RUN: i32 = 16;

/** Whether a block is the run of one group. */
@inline
export function isWide(run: i32): bool {
  return run >= SHORTEST_RUN || (run & 3) == 0;
}


@inline
export function blockCount(groups: i32, run: i32): i32 {
  return isWide(run) ? groups : (groups * run + 3) >>> 2;
}

/** Floats of every block but, of columns, the last. */
@inline
export function blockWidth(run: i32): i32 {
  return isWide(run) ? run : 4;
}

/** The group of a lane of a block. */
@inline
export function groupOf(block: i32, lane: i32, run: i32): i32 {
  return isWide(run) ? block : ((block << 2) + lane) / run;
}

/** Rows that columns are walked down at once: a block costs 60 cycles to set up, a tenth of this many vectors. */
const COLUMN_ROWS: i32 = 64;

/**
 * Rows that are walked block by block before the next rows are, at most 64 vectors of a run that is not longer itself. One row when it can be: out of cache,
 * addresses in order are worth 1.7 times the speed of blocks (2.7 to 1.6 G elements a second), but a short run costs more to set up
 * than to compute. Powers of two, so that 64 rows are whole walks for every run.
 */
@inline
export function blockRows(run: i32): i32 {
  if (!isWide(run)) return COLUMN_ROWS;
  if (run >= 64) return 1;
  return run >= 32 ? 2 : run >= 16 ? 4 : run >= 8 ? 8 : 16;
}

/**
 * Blocks whose coefficient vectors are kept for the whole of a call. KAT has 8 groups; taking them anew for every 24 vectors costs a
 * tenth of forward's time.
 */
const TABLE_BLOCKS: i32 = 16;

/** Bytes of a block's coefficients, a vector each: a0 to a5, then b1 to b4, in form A their magnitudes. */
const BLOCK_BYTES: usize = 160;
const COEFFICIENTS: usize = memory.data(2560, 16);

const NUMERATOR_BYTES: usize = 24;
const DENOMINATOR_BYTES: usize = 16;

/** The coefficients in a place of the table. */
@inline
export function coefficientsAt(place: i32): usize {
  return COEFFICIENTS + BLOCK_BYTES * place;
}

/** Writes the coefficients of all blocks to the table; false where they are more than it has room for. */
export function tableCoefficients(
  groups: i32,
  run: i32,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
): bool {
  const blocks = blockCount(groups, run);
  if (blocks > TABLE_BLOCKS) return false;
  for (let block = 0; block < blocks; block++) {
    takeCoefficients(block, block, groups, run, numerator, isShared, denominator, form);
  }
  return true;
}

/** Writes a block's coefficients to a place of the table. A lane past the last column keeps what it had: its results are not stored. */
export function takeCoefficients(
  place: i32,
  block: i32,
  groups: i32,
  run: i32,
  numerator: usize,
  isShared: i32,
  denominator: usize,
  form: i32,
): void {
  const lanes = isWide(run) ? 1 : min(4, groups * run - (block << 2));
  for (let lane = 0; lane < lanes; lane++) {
    const group = groupOf(block, lane, run);
    const a = numerator + (isShared ? 0 : NUMERATOR_BYTES * group);
    const b = denominator + DENOMINATOR_BYTES * group;
    const slot = coefficientsAt(place) + ((<usize>lane) << 2);
    for (let index: usize = 0; index < 6; index++) take(slot + (index << 4), load<f32>(a + (index << 2)), run);
    for (let index: usize = 0; index < 4; index++) {
      const value = load<f32>(b + (index << 2));
      take(slot + 96 + (index << 4), form == 0 ? abs(value) : value, run);
    }
  }
}


@inline
function take(slot: usize, coefficient: f32, run: i32): void {
  if (isWide(run)) v128.store(slot, f32x4.splat(coefficient));
  else store<f32>(slot, coefficient);
}
