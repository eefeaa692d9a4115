import { checkObject } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { checkKappa } from "./concentrations.js";
import { checkDimension } from "./rows.js";
import { squareOf } from "./square.js";
import type { Direction } from "./types.js";

/** How far from 1 the length of a mean direction may be: as f32 it is 1e-7 off. */
const TOLERANCE = 1e-6;
/** Next to 1 a length is taken for 1, so that a distribution that was made here keeps its bits. */
const ROUNDING = 2 ** -50;

/** A distribution with a unit vector. @throws TypeError and RangeError that name what is wrong. */
export function checkDirection(argument: string, value: unknown): Direction {
  const { mu, kappa } = checkObject(argument, value);
  if (!(mu instanceof Float64Array)) throw wrongType(`${argument}.mu`, mu, "a Float64Array");
  checkDimension(`${argument}.mu.length`, mu.length);
  const [square, rest] = squareOf(mu);
  if (!(Math.abs(Math.sqrt(square) - 1) <= TOLERANCE)) {
    throw new RangeError(`${argument}.mu: expected a vector of length 1, got one of length ${Math.sqrt(square)}`);
  }
  const length = Math.sqrt(square + rest);
  // A copy either way: the growth of wasm memory detaches a view of it.
  const unit = Math.abs(length - 1) > ROUNDING ? mu.map((each) => each / length) : mu.slice();
  return { mu: unit, kappa: checkKappa(`${argument}.kappa`, kappa) };
}

/** The same with a density: a finite kappa. */
export function checkDensity(argument: string, value: unknown): Direction {
  const direction = checkDirection(argument, value);
  if (direction.kappa === Infinity)
    throw outOfRange(`${argument}.kappa`, Infinity, "a finite number: a point has no density");
  return direction;
}

/** Several of one dimension, at least one. */
export function checkDensities(argument: string, values: unknown): readonly Direction[] {
  if (!Array.isArray(values)) throw wrongType(argument, values, "an array of distributions");
  if (values.length === 0) throw outOfRange(argument, values, "at least one distribution");
  const directions = values.map((value, index) => checkDensity(`${argument}[${index}]`, value));
  const d = directions[0]!.mu.length;
  directions.forEach(({ mu }, index) => {
    if (mu.length !== d) throw outOfRange(`${argument}[${index}].mu`, mu, `${d} values, as ${argument}[0].mu has`);
  });
  return directions;
}
