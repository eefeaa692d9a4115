/** How well a score tells what belongs from what is foreign. */

export interface Roc {
  /** Corners of the curve from (0, 0) to (1, 1): the share of foreign images and of own ones whose score reaches a threshold. */
  readonly points: readonly (readonly [foreign: number, own: number])[];
  /** The area under it: the probability that an own image scores higher than a foreign one, ties counted half. */
  readonly area: number;
  /** The least share of foreign images that pass where 95 % of the own ones do. */
  readonly passing: number;
}

const KEPT = 0.95;

/** Exact: equal scores move both shares at once. @throws RangeError for no scores, or one that is NaN. */
export function rocOf(own: Float64Array, foreign: Float64Array): Roc {
  for (const [name, scores] of Object.entries({ own, foreign }))
    if (scores.length === 0 || scores.some(Number.isNaN))
      throw new RangeError(`${name}: expected one score or more and no NaN, got ${scores.length} scores`);
  const points: (readonly [number, number])[] = [[0, 0]];
  const [ours, theirs] = [own.toSorted(), foreign.toSorted()];
  let [i, j] = [ours.length, theirs.length];
  let halves = 0;
  let passing = 1;
  while (i > 0 || j > 0) {
    const threshold = Math.max(ours[i - 1] ?? -Infinity, theirs[j - 1] ?? -Infinity);
    const [ownBefore, foreignBefore] = [ours.length - i, theirs.length - j];
    while (ours[i - 1] === threshold) i--;
    while (theirs[j - 1] === threshold) j--;
    const [ownPassed, foreignPassed] = [ours.length - i, theirs.length - j];
    halves += (foreignPassed - foreignBefore) * (ownBefore + ownPassed);
    if (ownBefore < KEPT * ours.length && ownPassed >= KEPT * ours.length) passing = foreignPassed / theirs.length;
    addCorner(points, [foreignPassed / theirs.length, ownPassed / ours.length]);
  }
  return { points, area: halves / (2 * ours.length * theirs.length), passing };
}

/** A point in line with the two before replaces the last: most steps go straight up or to the right. */
function addCorner(points: (readonly [number, number])[], point: readonly [number, number]): void {
  const [before, last] = [points.at(-2), points.at(-1)!];
  const isStraight = [0, 1].some((axis) => before?.[axis] === last[axis] && last[axis] === point[axis]);
  if (isStraight) points.pop();
  points.push(point);
}
