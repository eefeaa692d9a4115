import type { RuntimeContext } from "../runtime/context.js";
import type { WasmTensor } from "../runtime/tensor.js";
import type { ResolvedActivation } from "./activation.js";

/** The part of an activation that no kernel of a sum applies itself, in place. */
export function applyCurve(context: RuntimeContext, activation: ResolvedActivation, y: WasmTensor<"f32">): void {
  if (activation.curve === "sigmoid") context.kernels.sigmoid_forward_f32(y.size, y.pointer, y.pointer);
  if (activation.curve === "swish") context.kernels.swish_forward_f32(y.size, y.pointer, y.pointer);
}
