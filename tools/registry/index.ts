import { BESSEL_KERNELS } from "./bessel.js";
import { CORE_KERNELS } from "./core.js";
import { DENSE_KERNELS } from "./dense.js";
import { KAN_BASIS_KERNELS } from "./kanBases.js";
import { KAN_KERNELS } from "./kan.js";
import { LAYER_KERNELS } from "./layers.js";
import { SPARSE_KERNELS } from "./sparse.js";
import { TRAIN_KERNELS } from "./train.js";
import { VON_MISES_FISHER_KERNELS } from "./vonMisesFisher.js";
import type { KernelSpec } from "./types.js";

export type { Family, KernelSpec, Parameter, ValueType } from "./types.js";

/** Every export of the wasm module but its memory. The build fails when the module and this table differ. */
export const KERNELS: readonly KernelSpec[] = [
  ...CORE_KERNELS,
  ...BESSEL_KERNELS,
  ...VON_MISES_FISHER_KERNELS,
  ...DENSE_KERNELS,
  ...LAYER_KERNELS,
  ...KAN_BASIS_KERNELS,
  ...KAN_KERNELS,
  ...SPARSE_KERNELS,
  ...TRAIN_KERNELS,
];
