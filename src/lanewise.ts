import { createDense } from "./dense/index.js";
import { createKan } from "./kan/index.js";
import { createNetworkFactory } from "./network/index.js";
import { runtimeFace } from "./runtime/face.js";
import type { Instance } from "./runtime/instance.js";
import { createSparse } from "./sparse/index.js";
import type { Lanewise } from "./types.js";
import { createBesselFamily } from "./vonMisesFisher/index.js";

/** The public face of an instance; its functions may be taken off it. */
export function createLanewise(instance: Instance): Lanewise {
  const lanewise: Lanewise = {
    ...runtimeFace(instance),
    bessel: createBesselFamily(instance),
    dense: createDense(instance),
    kan: createKan(instance),
    sparse: createSparse(instance),
    network: createNetworkFactory(instance),
  };
  return Object.freeze(lanewise);
}
