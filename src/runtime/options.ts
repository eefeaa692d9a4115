import { checkObject } from "./checks.js";

/** `value` as an object that has no other keys than `keys`: a misspelt option is an error, not a default. */
export function checkOptions(
  argument: string,
  value: unknown,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  const options = checkObject(argument, value);
  for (const key of Object.keys(options)) {
    if (!keys.includes(key)) {
      throw new TypeError(`${argument}: unknown option ${JSON.stringify(key)}, expected ${keys.join(", ")}`);
    }
  }
  return options;
}
