import { fill_f32 } from "../core/fill";
import { loadLanes, storeLanes } from "../core/lanes";
import { transposeFour } from "../dense/packing";
import { clamp, madd, sumLanes } from "../simd/f32x4";

/**
 * Cubic B-splines on a uniform grid, in local form: a value lies in one cell, where four of the gridSize + 3 bases are not
 * zero, and touches their four coefficients per output. Weights are [inputs, gridSize + 3, units], so that the
 * units of one basis lie side by side.
 *
 * What `locate` leaves per input: four weights, the byte offsets of the four rows that they multiply, four slopes.
 */
const CELL_BYTES: usize = 48;
const OFFSETS: usize = 16;
const SLOPES: usize = 32;

/** Cells beyond the grid that still tell outside from inside: with 3 on either side bases end. */
const MARGIN: f32 = 8;

/** Vectors of units whose sums run side by side: a cell's weights are loaded once for all. */
const BLOCK_UNITS: i32 = 16;

/** Bytes of scratch for one row's cells. */
export function bspline_scratch_bytes_f32(inputs: i32): i32 {
  return ((inputs + 3) & ~3) * <i32>CELL_BYTES;
}

/** y [rows, units] += sum over inputs and bases of weight basis(x). Each sum takes inputs in order, a cell's four terms first. */
export function bspline_forward_f32(
  rows: i32,
  inputs: i32,
  units: i32,
  gridSize: i32,
  low: f32,
  high: f32,
  x: usize,
  weight: usize,
  y: usize,
  scratch: usize,
): void {
  const basisBytes = (<usize>units) << 2;
  const inputBytes = basisBytes * (gridSize + 3);
  for (let row = 0; row < rows; row++) {
    locate(inputs, gridSize, low, high, <i32>basisBytes, x, scratch, false);
    let unit = 0;
    for (; unit + BLOCK_UNITS <= units; unit += BLOCK_UNITS) {
      addBlock(inputs, inputBytes, weight + ((<usize>unit) << 2), scratch, y + ((<usize>unit) << 2));
    }
    for (; unit < units; unit += 4) {
      addUnits(inputs, inputBytes, weight + ((<usize>unit) << 2), scratch, units - unit, y + ((<usize>unit) << 2));
    }
    x += (<usize>inputs) << 2;
    y += basisBytes;
  }
}

/** The four terms of one cell for the units at `offset`, the last three in order behind the first. */
@inline
function cellSum(cell: usize, rows: usize): v128 {
  let sum_f32x4 = f32x4.mul(v128.load_splat<f32>(cell), v128.load(rows + <usize>load<i32>(cell, OFFSETS)));
  sum_f32x4 = madd(v128.load_splat<f32>(cell, 4), v128.load(rows + <usize>load<i32>(cell, OFFSETS + 4)), sum_f32x4);
  sum_f32x4 = madd(v128.load_splat<f32>(cell, 8), v128.load(rows + <usize>load<i32>(cell, OFFSETS + 8)), sum_f32x4);
  return madd(v128.load_splat<f32>(cell, 12), v128.load(rows + <usize>load<i32>(cell, OFFSETS + 12)), sum_f32x4);
}

/** Sixteen units. A cell's terms are summed before the sum that runs through the inputs, whose latency then hides. */
function addBlock(inputs: i32, inputBytes: usize, weight: usize, cell: usize, y: usize): void {
  let sum0_f32x4 = v128.load(y);
  let sum1_f32x4 = v128.load(y, 16);
  let sum2_f32x4 = v128.load(y, 32);
  let sum3_f32x4 = v128.load(y, 48);
  for (let input = 0; input < inputs; input++) {
    sum0_f32x4 = f32x4.add(sum0_f32x4, cellSum(cell, weight));
    sum1_f32x4 = f32x4.add(sum1_f32x4, cellSum(cell, weight + 16));
    sum2_f32x4 = f32x4.add(sum2_f32x4, cellSum(cell, weight + 32));
    sum3_f32x4 = f32x4.add(sum3_f32x4, cellSum(cell, weight + 48));
    weight += inputBytes;
    cell += CELL_BYTES;
  }
  v128.store(y, sum0_f32x4);
  v128.store(y, sum1_f32x4, 16);
  v128.store(y, sum2_f32x4, 32);
  v128.store(y, sum3_f32x4, 48);
}

/** The first four of `count` units, or all of them. */
function addUnits(inputs: i32, inputBytes: usize, weight: usize, cell: usize, count: i32, y: usize): void {
  const zero_f32x4 = f32x4.splat(0);
  let sum_f32x4 = loadLanes(y, count, zero_f32x4);
  for (let input = 0; input < inputs; input++) {
    const row0_f32x4 = loadLanes(weight + <usize>load<i32>(cell, OFFSETS), count, zero_f32x4);
    const row1_f32x4 = loadLanes(weight + <usize>load<i32>(cell, OFFSETS + 4), count, zero_f32x4);
    const row2_f32x4 = loadLanes(weight + <usize>load<i32>(cell, OFFSETS + 8), count, zero_f32x4);
    const row3_f32x4 = loadLanes(weight + <usize>load<i32>(cell, OFFSETS + 12), count, zero_f32x4);
    let cellSum_f32x4 = f32x4.mul(v128.load_splat<f32>(cell), row0_f32x4);
    cellSum_f32x4 = madd(v128.load_splat<f32>(cell, 4), row1_f32x4, cellSum_f32x4);
    cellSum_f32x4 = madd(v128.load_splat<f32>(cell, 8), row2_f32x4, cellSum_f32x4);
    cellSum_f32x4 = madd(v128.load_splat<f32>(cell, 12), row3_f32x4, cellSum_f32x4);
    sum_f32x4 = f32x4.add(sum_f32x4, cellSum_f32x4);
    weight += inputBytes;
    cell += CELL_BYTES;
  }
  storeLanes(y, sum_f32x4, count);
}

/**
 * dx += dy through the bases' slopes, where `dx` is not 0, and dWeight = sum over rows of basis(x) dy, in order of the rows.
 */
export function bspline_backward_f32(
  rows: i32,
  inputs: i32,
  units: i32,
  gridSize: i32,
  low: f32,
  high: f32,
  x: usize,
  weight: usize,
  dy: usize,
  dx: usize,
  dWeight: usize,
  scratch: usize,
): void {
  const basisBytes = (<usize>units) << 2;
  const inputBytes = basisBytes * (gridSize + 3);
  fill_f32(inputs * (gridSize + 3) * units, 0, dWeight);
  for (let row = 0; row < rows; row++) {
    locate(inputs, gridSize, low, high, <i32>basisBytes, x, scratch, true);
    for (let input: usize = 0; input < <usize>inputs; input++) {
      const cell = scratch + input * CELL_BYTES;
      const slope = cellBackward(units, cell, weight + input * inputBytes, dy, dWeight + input * inputBytes);
      if (dx != 0) store<f32>(dx + (input << 2), load<f32>(dx + (input << 2)) + slope);
    }
    x += (<usize>inputs) << 2;
    dy += basisBytes;
    if (dx != 0) dx += (<usize>inputs) << 2;
  }
}

/** Adds a cell's products with dy to the gradients of its four rows, and returns the gradient of its x. */
function cellBackward(units: i32, cell: usize, weight: usize, dy: usize, dWeight: usize): f32 {
  const offset0 = <usize>load<i32>(cell, OFFSETS);
  const offset1 = <usize>load<i32>(cell, OFFSETS + 4);
  const offset2 = <usize>load<i32>(cell, OFFSETS + 8);
  const offset3 = <usize>load<i32>(cell, OFFSETS + 12);
  let total_f32x4 = f32x4.splat(0);
  for (; units >= 4; units -= 4) {
    const dy_f32x4 = v128.load(dy);
    let slope_f32x4 = f32x4.mul(v128.load_splat<f32>(cell, SLOPES), v128.load(weight + offset0));
    slope_f32x4 = madd(v128.load_splat<f32>(cell, SLOPES + 4), v128.load(weight + offset1), slope_f32x4);
    slope_f32x4 = madd(v128.load_splat<f32>(cell, SLOPES + 8), v128.load(weight + offset2), slope_f32x4);
    slope_f32x4 = madd(v128.load_splat<f32>(cell, SLOPES + 12), v128.load(weight + offset3), slope_f32x4);
    total_f32x4 = madd(dy_f32x4, slope_f32x4, total_f32x4);
    addProduct(dWeight + offset0, v128.load_splat<f32>(cell), dy_f32x4);
    addProduct(dWeight + offset1, v128.load_splat<f32>(cell, 4), dy_f32x4);
    addProduct(dWeight + offset2, v128.load_splat<f32>(cell, 8), dy_f32x4);
    addProduct(dWeight + offset3, v128.load_splat<f32>(cell, 12), dy_f32x4);
    weight += 16;
    dWeight += 16;
    dy += 16;
  }
  let total = sumLanes(total_f32x4);
  for (; units > 0; units--) {
    const gradient = load<f32>(dy);
    let slope: f32 = 0;
    for (let basis: usize = 0; basis < 16; basis += 4) {
      const offset = <usize>load<i32>(cell + basis, OFFSETS);
      slope += load<f32>(cell + basis, SLOPES) * load<f32>(weight + offset);
      store<f32>(dWeight + offset, load<f32>(dWeight + offset) + load<f32>(cell + basis) * gradient);
    }
    total += slope * gradient;
    weight += 4;
    dWeight += 4;
    dy += 4;
  }
  return total;
}


@inline
function addProduct(target: usize, factor_f32x4: v128, dy_f32x4: v128): void {
  v128.store(target, madd(factor_f32x4, dy_f32x4, v128.load(target)));
}

/**
 * The cells of a row. With t = (x - low) / h, cell = floor(t) and v = t - cell, the bases cell to cell + 3 weigh
 * (1 - v)^3 / 6, (3 v^3 - 6 v^2 + 4) / 6, (-3 v^3 + 3 v^2 + 3 v + 1) / 6 and v^3 / 6. Those outside of the gridSize + 3
 * that are there weigh 0, and stand at the nearest row.
 */
function locate(
  inputs: i32,
  gridSize: i32,
  low: f32,
  high: f32,
  basisBytes: i32,
  x: usize,
  cells: usize,
  sloped: bool,
): void {
  const low_f32x4 = f32x4.splat(low);
  const perStep = <f32>(<f64>gridSize / (<f64>high - <f64>low));
  const perStep_f32x4 = f32x4.splat(perStep);
  const first_f32x4 = f32x4.splat(-MARGIN);
  const last_f32x4 = f32x4.splat(<f32>gridSize + MARGIN);
  const one_f32x4 = f32x4.splat(1);
  const sixth_f32x4 = f32x4.splat(1.0 / 6);
  for (let left = inputs; left > 0; left -= 4) {
    const steps_f32x4 = f32x4.mul(f32x4.sub(loadLanes(x, left, low_f32x4), low_f32x4), perStep_f32x4);
    const t_f32x4 = clamp(steps_f32x4, first_f32x4, last_f32x4);
    const floor_f32x4 = f32x4.floor(t_f32x4);
    const v_f32x4 = f32x4.sub(t_f32x4, floor_f32x4);
    const rest_f32x4 = f32x4.sub(one_f32x4, v_f32x4);
    const cell_i32x4 = i32x4.trunc_sat_f32x4_s(floor_f32x4);
    const valid0 = isBasis(cell_i32x4, 0, gridSize);
    const valid1 = isBasis(cell_i32x4, 1, gridSize);
    const valid2 = isBasis(cell_i32x4, 2, gridSize);
    const valid3 = isBasis(cell_i32x4, 3, gridSize);
    const square_f32x4 = f32x4.mul(v_f32x4, v_f32x4);
    const restSquare_f32x4 = f32x4.mul(rest_f32x4, rest_f32x4);
    const outer0_f32x4 = f32x4.mul(f32x4.mul(restSquare_f32x4, rest_f32x4), sixth_f32x4);
    const outer3_f32x4 = f32x4.mul(f32x4.mul(square_f32x4, v_f32x4), sixth_f32x4);
    transposeFour(
      v128.and(valid0, outer0_f32x4),
      v128.and(valid1, innerBasis(square_f32x4, v_f32x4)),
      v128.and(valid2, innerBasis(restSquare_f32x4, rest_f32x4)),
      v128.and(valid3, outer3_f32x4),
      cells,
      CELL_BYTES,
    );
    transposeFour(
      rowOffset(cell_i32x4, 0, gridSize, basisBytes),
      rowOffset(cell_i32x4, 1, gridSize, basisBytes),
      rowOffset(cell_i32x4, 2, gridSize, basisBytes),
      rowOffset(cell_i32x4, 3, gridSize, basisBytes),
      cells + OFFSETS,
      CELL_BYTES,
    );
    if (sloped) {
      const half_f32x4 = f32x4.splat(0.5 * perStep);
      transposeFour(
        v128.and(valid0, f32x4.neg(f32x4.mul(restSquare_f32x4, half_f32x4))),
        v128.and(valid1, f32x4.mul(innerSlope(square_f32x4, v_f32x4), half_f32x4)),
        v128.and(valid2, f32x4.neg(f32x4.mul(innerSlope(restSquare_f32x4, rest_f32x4), half_f32x4))),
        v128.and(valid3, f32x4.mul(square_f32x4, half_f32x4)),
        cells + SLOPES,
        CELL_BYTES,
      );
    }
    x += 16;
    cells += 4 * CELL_BYTES;
  }
}

/** (3 v^3 - 6 v^2 + 4) / 6 = v^2 (v / 2 - 1) + 2/3; the third basis is the same of 1 - v. */
@inline
function innerBasis(square_f32x4: v128, v_f32x4: v128): v128 {
  const factor_f32x4 = madd(v_f32x4, f32x4.splat(0.5), f32x4.splat(-1));
  return madd(square_f32x4, factor_f32x4, f32x4.splat(2.0 / 3));
}

/** Twice its slope, 3 v^2 - 4 v. */
@inline
function innerSlope(square_f32x4: v128, v_f32x4: v128): v128 {
  return f32x4.sub(f32x4.mul(square_f32x4, f32x4.splat(3)), f32x4.mul(v_f32x4, f32x4.splat(4)));
}


@inline
function isBasis(cell_i32x4: v128, basis: i32, gridSize: i32): v128 {
  const index_i32x4 = i32x4.add(cell_i32x4, i32x4.splat(basis));
  const isAbove = i32x4.ge_s(index_i32x4, i32x4.splat(0));
  return v128.and(isAbove, i32x4.lt_s(index_i32x4, i32x4.splat(gridSize + 3)));
}


@inline
function rowOffset(cell_i32x4: v128, basis: i32, gridSize: i32, basisBytes: i32): v128 {
  const index_i32x4 = i32x4.add(cell_i32x4, i32x4.splat(basis));
  const inside_i32x4 = i32x4.max_s(i32x4.min_s(index_i32x4, i32x4.splat(gridSize + 2)), i32x4.splat(0));
  return i32x4.mul(inside_i32x4, i32x4.splat(basisBytes));
}
