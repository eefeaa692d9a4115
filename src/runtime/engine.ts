import type { Variant } from "./types.js";

/** Which variants this engine runs. */

/** One i8x16.popcnt of an i8x16.splat. */
const SIMD_PROBE: readonly number[] = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];
/** One i8x16.relaxed_swizzle. */
const RELAXED_PROBE: readonly number[] = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
];

const verdicts = /* @__PURE__ */ new Map<Variant, boolean>();

/** @throws Error where there is no WebAssembly at all. */
export function requireWebAssembly(): void {
  if (typeof WebAssembly !== "object") throw new Error("lanewise needs WebAssembly, which this engine does not have");
}

/** Whether the engine validates what the variant needs; asked once. */
function engineValidates(variant: Variant): boolean {
  const known = verdicts.get(variant);
  if (known !== undefined) return known;
  const verdict = variant === "scalar" || validates(variant === "simd" ? SIMD_PROBE : RELAXED_PROBE);
  verdicts.set(variant, verdict);
  return verdict;
}

function validates(probe: readonly number[]): boolean {
  return WebAssembly.validate(Uint8Array.from(probe));
}

/** Variants to try, fastest first. A forced variant stands alone. @throws Error when the engine cannot run the forced one. */
export function candidates(
  available: readonly Variant[],
  { variant, deterministic }: { readonly variant: Variant | undefined; readonly deterministic: boolean },
): readonly Variant[] {
  if (variant === undefined) {
    return available.filter((name) => !(deterministic && name === "relaxed") && engineValidates(name));
  }
  if (!available.includes(variant)) {
    throw new Error(
      `options.variant: this entry of lanewise brings ${available.join(" and ")} only, not ${variant}; pass options.module`,
    );
  }
  if (!engineValidates(variant)) throw new Error(`options.variant: this engine cannot run the ${variant} variant`);
  return [variant];
}

/** Whether an error of compiling means that a lesser variant may still do. */
export function isCompileError(error: unknown): boolean {
  return error instanceof WebAssembly.CompileError;
}

/** What to throw when no candidate compiled. */
export function nothingCompiled(tried: readonly Variant[], cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : "nothing to try";
  return new Error(`this engine compiles no variant of lanewise (tried ${tried.join(", ")}): ${reason}`, { cause });
}
