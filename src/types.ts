import type { Dense } from "./dense/types.js";
import type { Kan } from "./kan/types.js";
import type { NetworkFactory } from "./network/types.js";
import type { Runtime } from "./runtime/types.js";
import type { Sparse } from "./sparse/types.js";
import type { Bessel } from "./vonMisesFisher/types.js";

/** Every public type. */
export type * from "./bessel/types.js";
export type * from "./dense/types.js";
export type { SparsityScheduleOptions } from "./network/sparsitySchedule.js";
export type * from "./kan/types.js";
export type * from "./network/types.js";
export type * from "./runtime/types.js";
export type * from "./sparse/types.js";
export type * from "./vonMisesFisher/types.js";

/** Every family over one WebAssembly instance with its own memory. */
export interface Lanewise extends Runtime {
  readonly bessel: Bessel;
  readonly dense: Dense;
  readonly kan: Kan;
  readonly sparse: Sparse;
  readonly network: NetworkFactory;
  /** Gives the memory up; tensors and networks of this instance throw from then on. Idempotent. */
  dispose(): void;
}
