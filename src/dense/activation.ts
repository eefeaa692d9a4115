import { checkChoice, checkNumber } from "../runtime/checks.js";
import { outOfRange } from "../runtime/errors.js";
import { checkOptions } from "../runtime/options.js";

/** How an activation runs: a clamp that the kernel of the sum applies itself, or a curve by a kernel of its own. */
export interface ResolvedActivation {
  readonly minimum: number;
  readonly maximum: number;
  readonly curve: "none" | "sigmoid" | "swish";
}

export const NO_ACTIVATION: ResolvedActivation = { minimum: -Infinity, maximum: Infinity, curve: "none" };

const NAMED: Readonly<Record<string, ResolvedActivation>> = {
  none: NO_ACTIVATION,
  relu: { minimum: 0, maximum: Infinity, curve: "none" },
  relu6: { minimum: 0, maximum: 6, curve: "none" },
  sigmoid: { ...NO_ACTIVATION, curve: "sigmoid" },
  swish: { ...NO_ACTIVATION, curve: "swish" },
};

/** @throws TypeError or RangeError for what is no activation; undefined is none. */
export function resolveActivation(argument: string, value: unknown): ResolvedActivation {
  if (value === undefined) return NO_ACTIVATION;
  if (typeof value === "string") {
    return NAMED[checkChoice(argument, value, Object.keys(NAMED))] ?? NO_ACTIVATION;
  }
  const { min, max } = checkOptions(argument, value, ["min", "max"]);
  const minimum = checkNumber(`${argument}.min`, min, -Infinity, Infinity);
  const maximum = checkNumber(`${argument}.max`, max, -Infinity, Infinity);
  if (minimum > maximum) throw outOfRange(`${argument}.min`, minimum, `at most ${argument}.max, ${maximum}`);
  return { minimum, maximum, curve: "none" };
}

export function isIdentity(activation: ResolvedActivation): boolean {
  return activation.curve === "none" && !isClamp(activation);
}

export function isClamp(activation: ResolvedActivation): boolean {
  return activation.minimum !== -Infinity || activation.maximum !== Infinity;
}
