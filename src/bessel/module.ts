import { runtimeFace } from "../runtime/face.js";
import type { Instance } from "../runtime/instance.js";
import type { Runtime } from "../runtime/types.js";
import { createBessel } from "./index.js";
import type { BesselFunctions } from "./types.js";

/** The Bessel family and the runtime under it, with a wasm module of its own. */
export interface BesselModule extends BesselFunctions, Runtime {
  /** Gives the memory up; every function of this instance throws from then on. Idempotent. */
  dispose(): void;
}

export function createBesselModule(instance: Instance): BesselModule {
  return Object.freeze({ ...runtimeFace(instance), ...createBessel(instance) });
}
