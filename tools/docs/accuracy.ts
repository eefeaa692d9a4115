import type { KernelSpec } from "../registry/types.js";
import { markdownTable } from "./marked.js";

/** One row for every kernel whose error the registry bounds: the bound that the tests assert. */
export function accuracyTable(kernels: readonly KernelSpec[]): string {
  const rows = kernels.flatMap(({ name, summary, domain, error, specialValues }) =>
    error === undefined
      ? []
      : [[`\`${name}\``, summary, domain ?? "all values", error.simd, error.relaxed, specialValues ?? ""]],
  );
  return markdownTable(["kernel", "computes", "domain", "simd, scalar", "relaxed", "special values"], rows);
}
