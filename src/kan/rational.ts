import { checkOptions } from "../runtime/options.js";
import { checkChoice, checkInteger, checkNumber } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import { checkForm, DENOMINATORS } from "./coefficients.js";
import { fitFunction } from "./fit.js";
import { NAMED_RATIONALS } from "./named.js";
import type { FitRationalOptions, Kan, Rational, RationalForm, RationalName } from "./types.js";

export const RATIONAL_NAMES: readonly RationalName[] = [
  "identity",
  "swish",
  "gelu",
  "relu",
  "leaky_relu",
  "tanh",
  "sigmoid",
];

export const namedRational: Kan["rational"] = (name, groups, form) => {
  const checked = checkChoice("name", name, RATIONAL_NAMES);
  const count = checkInteger("groups", groups, 1);
  const checkedForm = checkForm("form", form);
  const { numerator, denominator } = NAMED_RATIONALS[checked][checkedForm];
  return forGroups(numerator, denominator, count, checkedForm);
};

export const fitRational: Kan["fit"] = (value, options: FitRationalOptions = {}) => {
  if (typeof value !== "function") throw wrongType("value", value, "a function");
  const settings = checkOptions("options", options, ["range", "form", "groups"]);
  const form = checkForm("options.form", settings["form"]);
  const groups = checkInteger("options.groups", settings["groups"] ?? 1, 1);
  const range = checkRange(settings["range"] ?? [-3, 3]);
  const finite = (x: number): number => {
    const found: unknown = value(x);
    if (typeof found !== "number" || !Number.isFinite(found)) {
      throw outOfRange(`value(${x})`, found, "a finite number everywhere on the range");
    }
    return found;
  };
  const { numerator, denominator, largestError } = fitFunction(finite, range, form);
  return { ...forGroups(numerator, denominator, groups, form), largestError };
};

function checkRange(value: unknown): readonly [number, number] {
  if (!Array.isArray(value) || value.length !== 2) throw wrongType("options.range", value, "[low, high]");
  const [low, high] = [checkNumber("options.range[0]", value[0]), checkNumber("options.range[1]", value[1])];
  if (low >= high) throw outOfRange("options.range", value, "low below high");
  return [low, high];
}

function forGroups(a: ArrayLike<number>, b: ArrayLike<number>, groups: number, form: RationalForm): Rational {
  const denominator = Float32Array.from({ length: DENOMINATORS * groups }, (_, index) => b[index % DENOMINATORS] ?? 0);
  return { groups, numerator: Float32Array.from(a), denominator, form };
}
