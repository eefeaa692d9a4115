import { checkOptions } from "../runtime/options.js";
import { checkChoice, checkNumber } from "../runtime/checks.js";
import type { Optimizer } from "./types.js";

/** An optimiser with its defaults filled in. */
export interface OptimizerSettings {
  readonly type: "sgd" | "adam";
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Infinity: none. */
  readonly clipNorm: number;
}

const DEFAULTS = { momentum: 0, weightDecay: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, clipNorm: Infinity };
const KEYS = ["type", "learningRate", ...Object.keys(DEFAULTS)];
const OPTIMIZER_TYPES = ["sgd", "adam"] as const;
/** The largest number below 1 that f32 holds: beta1 and beta2 are f32 in the kernel. */
const BELOW_ONE = 1 - 2 ** -24;

/** @throws TypeError, RangeError naming the option. */
export function readOptimizer(argument: string, value: unknown): OptimizerSettings {
  const options = checkOptions(argument, value, KEYS);
  const number = (key: keyof typeof DEFAULTS, largest?: number): number =>
    options[key] === undefined ? DEFAULTS[key] : checkNumber(`${argument}.${key}`, options[key], 0, largest);
  return {
    type: checkChoice(`${argument}.type`, options["type"], OPTIMIZER_TYPES),
    learningRate: checkNumber(`${argument}.learningRate`, options["learningRate"], 0),
    momentum: number("momentum"),
    weightDecay: number("weightDecay"),
    beta1: number("beta1", BELOW_ONE),
    beta2: number("beta2", BELOW_ONE),
    epsilon: number("epsilon"),
    clipNorm: number("clipNorm", Infinity),
  };
}

/** Reads an optimiser only when it differs from the last one, so that a loop of steps allocates nothing. */
export class OptimizerReader {
  #last: OptimizerSettings | undefined;

  read(argument: string, value: Optimizer): OptimizerSettings {
    const last = this.#last;
    const isObject = typeof value === "object" && (value as unknown) !== null;
    if (last !== undefined && isObject && isUnchanged(value, last)) return last;
    const settings = readOptimizer(argument, value);
    this.#last = settings;
    return settings;
  }
}

function isUnchanged(value: Optimizer, last: OptimizerSettings): boolean {
  return (
    value.type === last.type &&
    value.learningRate === last.learningRate &&
    (value.momentum ?? DEFAULTS.momentum) === last.momentum &&
    (value.weightDecay ?? DEFAULTS.weightDecay) === last.weightDecay &&
    (value.beta1 ?? DEFAULTS.beta1) === last.beta1 &&
    (value.beta2 ?? DEFAULTS.beta2) === last.beta2 &&
    (value.epsilon ?? DEFAULTS.epsilon) === last.epsilon &&
    (value.clipNorm ?? DEFAULTS.clipNorm) === last.clipNorm
  );
}
