import type { DType, Tensor } from "./types.js";

/** What the families see of a tensor beyond the public interface. */
export interface WasmTensor<D extends DType = DType> extends Tensor<D> {
  /** Byte address of the first value. @throws TypeError when disposed. */
  readonly pointer: number;
  readonly byteLength: number;
}
