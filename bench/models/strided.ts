/** The padding of windows with a stride. @module */
import type { Padding } from "../lanewise.js";

/** TensorFlow's "same", which pads even sizes at the bottom and the right alone, or half the window on every side, as PyTorch. */
export type PaddingRule = "same" | "symmetric";

interface Strided {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
}

export function strided(kernel: number, stride: number, rule: PaddingRule): Strided {
  const half = kernel >> 1;
  return { kernel, stride, padding: rule === "same" || stride === 1 ? "same" : [half, half, half, half] };
}
