/** How the table of kernels describes one kernel. The table generates the typed ABI and drives tests, benches and docs. */

export type Family = "core" | "dense" | "sparse" | "kan" | "bessel" | "vonMisesFisher" | "train";

/** `pointer` and `count` are unsigned byte addresses and element counts; both travel as i32. */
export type ValueType = "pointer" | "count" | "i32" | "f32" | "f64";

export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
}

export interface KernelSpec {
  /** The wasm export. */
  readonly name: string;
  readonly family: Family;
  /** File in assembly/<family>/ that holds it. */
  readonly file: string;
  readonly parameters: readonly Parameter[];
  readonly result: "void" | ValueType;
  readonly summary: string;
  /** Inputs for which the result is specified. */
  readonly domain?: string;
  /** Largest error, per variant where they differ. */
  readonly error?: { readonly simd: string; readonly relaxed: string };
  readonly specialValues?: string;
}

/** Reads "n count, x pointer" into parameters, so that a table row stays one line. */
export function parameters(text: string): readonly Parameter[] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const [name, type] = part.trim().split(" ");
    if (name === undefined || !isValueType(type)) throw new Error(`registry: cannot read the parameter "${part}"`);
    return { name, type };
  });
}

function isValueType(text: string | undefined): text is ValueType {
  return text === "pointer" || text === "count" || text === "i32" || text === "f32" || text === "f64";
}
