/** How a registered kernel is timed. @module */
import type { Case } from "../harness/case.js";
import type { Kernels } from "../../src/generated/abi.js";
import type { KernelMemory, Placed } from "./memory.js";

/** What does not compute: the heap, the sizes of scratch and the probe of the multiply-add. */
type NotTimed = "memory" | `heap_${string}` | `${string}_bytes_${string}` | "fused_madd";

/** A kernel in the table and not in `TIMINGS` is an error of the compiler. */
export type TimedKernel = Exclude<keyof Kernels, NotTimed>;

export interface Timing {
  readonly unit: Exclude<Case["unit"], "ms">;
  /** Floating-point operations or elements of one call. */
  readonly work: number;
  readonly place: (memory: KernelMemory) => Placed;
}

/** Elements of elementwise kernels: operands of 64 KB, out of the level-1 cache and in the next. */
export const ELEMENTS = 16384;

/** A kernel on arrays of `ELEMENTS`, whose result is the one that `operands` names. */
export function elementwise(
  kernel: TimedKernel,
  operands: (memory: KernelMemory) => { readonly operands: readonly number[]; readonly output: number },
): Timing {
  return {
    unit: "Gelements/s",
    work: ELEMENTS,
    place: (memory) => {
      const { operands: values, output } = operands(memory);
      const call = memory.kernel(kernel);
      return { run: () => void call(...values), output, length: ELEMENTS };
    },
  };
}
