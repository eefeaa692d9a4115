import { wrongType } from "../runtime/errors.js";
import { WasmTensor } from "../runtime/tensor.js";
import type { Tensor } from "../runtime/types.js";
import type { RationalStorage } from "./types.js";

/** How a tensor's values are stored; of what is no tensor `checkTensor` then says so. @throws TypeError naming the argument. */
export function storageOf<D extends RationalStorage>(argument: string, value: Tensor<D>): D {
  const given: unknown = value;
  if (!(given instanceof WasmTensor)) return "f32" as D;
  if (given.dtype !== "f32" && given.dtype !== "f16") throw wrongType(argument, given, "f32 or f16 tensor");
  return value.dtype;
}
