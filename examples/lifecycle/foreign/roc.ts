/** How well a score tells what belongs from what is foreign. */

type Point = readonly [foreign: number, own: number];

export interface Roc {
  /** Corners of the curve from (0, 0) to (1, 1): the share of foreign images and of own ones whose score reaches a threshold. */
  readonly points: readonly Point[];
  /** The area under it: the probability that an own image scores higher than a foreign one, ties counted half. */
  readonly area: number;
  /** The highest threshold that 95 % of the own images reach. */
  readonly threshold: number;
  /** The share of foreign images that reach it. */
  readonly passing: number;
}

export const KEPT = 0.95;

/** Exact: equal scores move both shares at once. @throws RangeError for no scores, or one that is NaN. */
export function rocOf(own: Float64Array, foreign: Float64Array): Roc {
  for (const [name, scores] of Object.entries({ own, foreign }))
    if (scores.length === 0 || scores.some(Number.isNaN))
      throw new RangeError(`${name}: expected one score or more and no NaN, got ${scores.length} scores`);
  const points: Point[] = [[0, 0]];
  const [ours, theirs] = [own.toSorted(), foreign.toSorted()];
  const threshold = ours[ours.length - Math.ceil(KEPT * ours.length)]!;
  let [i, j] = [ours.length, theirs.length];
  let halves = 0;
  while (i > 0 || j > 0) {
    const score = Math.max(ours[i - 1] ?? -Infinity, theirs[j - 1] ?? -Infinity);
    const [ownBefore, foreignBefore] = [ours.length - i, j];
    while (ours[i - 1] === score) i--;
    while (theirs[j - 1] === score) j--;
    halves += (foreignBefore - j) * (ownBefore + ours.length - i);
    addCorner(points, [1 - j / theirs.length, 1 - i / ours.length]);
  }
  return { points, area: halves / (2 * ours.length * theirs.length), threshold, passing: shareFrom(theirs, threshold) };
}

function shareFrom(scores: Float64Array, threshold: number): number {
  return scores.filter((score) => score >= threshold).length / scores.length;
}

/** A point in line with the two before replaces the last: most steps go straight up or to the right. */
function addCorner(points: Point[], point: Point): void {
  const [before, last] = [points.at(-2), points.at(-1)!];
  const isStraight = [0, 1].some((axis) => before?.[axis] === last[axis] && last[axis] === point[axis]);
  if (isStraight) points.pop();
  points.push(point);
}
