import { runtimeFace } from "../runtime/face.js";
import type { Instance } from "../runtime/instance.js";
import type { Runtime } from "../runtime/types.js";
import { createBesselFamily } from "./index.js";
import type { Bessel } from "./types.js";

/** The Bessel family, von Mises-Fisher distributions and the runtime under them, with a wasm module of their own. */
export interface VonMisesFisherModule extends Bessel, Runtime {
  /** Gives the memory up; every function of this instance throws from then on. Idempotent. */
  dispose(): void;
}

export function createVonMisesFisherModule(instance: Instance): VonMisesFisherModule {
  return Object.freeze({ ...runtimeFace(instance), ...createBesselFamily(instance) });
}
