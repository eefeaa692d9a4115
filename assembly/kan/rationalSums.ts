import { promoteHigh, promoteLow } from "../core/lanes";
import { isWide } from "./blocks";

/** Bytes of a block's sums: of a0 to a5 and b1 to b4, for each lane in f64. */
export const BLOCK_SUM_BYTES: usize = 10 * 32;

/** Bytes of the terms of one vector: x, dy / Q and dy f / Q. */
export const TERM_BYTES: usize = 48;

/**
 * Vectors that are summed in f32. The error of a sum of n in f32 grows as sqrt(n); eight keep the whole within 1.25
 * times what the terms' own rounding leaves, and taking them to f64 costs a tenth of the time.
 */
const VECTORS: usize = 8;

/** What makes t of x, by form: no sign in A. */
const MASKS = memory.data<i32>([0x7fffffff, -1], 4);

/** Adds the terms dy/Q x^i and dy f/Q t^j to a block's sums; t is |x| in form A, x in form B. */
export function addTerms(form: i32, terms: usize, termsEnd: usize, sums: usize): void {
  const mask = v128.load_splat<i32>(MASKS + ((<usize>form) << 2));
  while (terms < termsEnd) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let a2 = f32x4.splat(0);
    let a3 = f32x4.splat(0);
    let a4 = f32x4.splat(0);
    let a5 = f32x4.splat(0);
    let b1 = f32x4.splat(0);
    let b2 = f32x4.splat(0);
    let b3 = f32x4.splat(0);
    let b4 = f32x4.splat(0);
    for (const end = min(termsEnd, terms + TERM_BYTES * VECTORS); terms < end; terms += TERM_BYTES) {
      const x = v128.load(terms);
      let term = v128.load(terms, 16);
      a0 = f32x4.add(a0, term);
      term = f32x4.mul(term, x);
      a1 = f32x4.add(a1, term);
      term = f32x4.mul(term, x);
      a2 = f32x4.add(a2, term);
      term = f32x4.mul(term, x);
      a3 = f32x4.add(a3, term);
      term = f32x4.mul(term, x);
      a4 = f32x4.add(a4, term);
      term = f32x4.mul(term, x);
      a5 = f32x4.add(a5, term);
      const t = v128.and(x, mask);
      term = f32x4.mul(v128.load(terms, 32), t);
      b1 = f32x4.add(b1, term);
      term = f32x4.mul(term, t);
      b2 = f32x4.add(b2, term);
      term = f32x4.mul(term, t);
      b3 = f32x4.add(b3, term);
      term = f32x4.mul(term, t);
      b4 = f32x4.add(b4, term);
    }
    addLanes(sums, a0);
    addLanes(sums + 32, a1);
    addLanes(sums + 64, a2);
    addLanes(sums + 96, a3);
    addLanes(sums + 128, a4);
    addLanes(sums + 160, a5);
    addLanes(sums + 192, b1);
    addLanes(sums + 224, b2);
    addLanes(sums + 256, b3);
    addLanes(sums + 288, b4);
  }
}


@inline
function addLanes(sum: usize, value_f32x4: v128): void {
  v128.store(sum, f64x2.add(v128.load(sum), promoteLow(value_f32x4)));
  v128.store(sum, f64x2.add(v128.load(sum, 16), promoteHigh(value_f32x4)), 16);
}

/** dNumerator and dDenominator from the sums in scratch, rounded once; a numerator that groups share gets their sum. sgn(0) is +1. */
export function rational_gradients_f32(
  groups: i32,
  run: i32,
  isShared: i32,
  denominator: usize,
  form: i32,
  scratch: usize,
  dNumerator: usize,
  dDenominator: usize,
): void {
  for (let index = 0; index < 6; index++) {
    let shared: f64 = 0;
    for (let group = 0; group < groups; group++) {
      const sum = groupSum(group, run, index, scratch);
      shared += sum;
      if (!isShared) store<f32>(dNumerator + ((<usize>group * 6 + index) << 2), <f32>sum);
    }
    if (isShared) store<f32>(dNumerator + ((<usize>index) << 2), <f32>shared);
  }
  for (let group = 0; group < groups; group++) {
    for (let index = 0; index < 4; index++) {
      const offset = (<usize>group * 4 + index) << 2;
      const sum = groupSum(group, run, 6 + index, scratch);
      store<f32>(dDenominator + offset, <f32>(form == 0 && load<f32>(denominator + offset) < 0 ? sum : -sum));
    }
  }
}

/** A group's lanes one after another: those of its block, or of its columns. */
function groupSum(group: i32, run: i32, index: i32, scratch: usize): f64 {
  const lanes = isWide(run) ? 4 : run;
  let sum: f64 = 0;
  for (let lane = group * lanes, end = lane + lanes; lane < end; lane++) {
    sum += load<f64>(scratch + BLOCK_SUM_BYTES * (lane >>> 2) + ((<usize>index) << 5) + ((<usize>(lane & 3)) << 3));
  }
  return sum;
}
