/** Errors name the argument, what was expected and what came. */

/** A TypeError: the value is of the wrong kind. */
export function wrongType(argument: string, value: unknown, expected: string): TypeError {
  return new TypeError(`${argument}: expected ${expected}, got ${describe(value)}`);
}

/** A RangeError: the value is of the right kind and not acceptable. */
export function outOfRange(argument: string, value: unknown, expected: string): RangeError {
  return new RangeError(`${argument}: expected ${expected}, got ${describe(value)}`);
}

const LONGEST_TEXT = 60;

/** A value in a few words; never throws, never prints more than a line. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (typeof value === "bigint") return shorten(`${value}n`);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return shorten(String(value));
  try {
    return describeObject(value);
  } catch {
    return "an object"; // a proxy, or a getter of the caller's that throws
  }
}

function describeObject(value: object): string {
  const name = shorten(Object.prototype.toString.call(value).slice("[object ".length, -1)); // of a tensor: dtype and shape
  if (Array.isArray(value)) return describeArray(value);
  if (ArrayBuffer.isView(value)) return `${name} of ${value.byteLength} bytes`;
  return name;
}

function describeArray(value: readonly unknown[]): string {
  const isShort = value.length <= 8 && value.every((item) => typeof item === "number" || typeof item === "string");
  return isShort ? shorten(`[${value.join(", ")}]`) : `an array of length ${value.length}`;
}

function shorten(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}...`;
}
