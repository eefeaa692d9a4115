import { createDense } from "./dense/index.js";
import { createKan } from "./kan/index.js";
import { createNetworkFactory } from "./network/index.js";
import type { Instance } from "./runtime/instance.js";
import { createSparse } from "./sparse/index.js";
import type { Lanewise } from "./types.js";

/** The public face of an instance; its functions may be taken off it. */
export function createLanewise(instance: Instance): Lanewise {
  const lanewise: Lanewise = {
    info: instance.info,
    module: instance.module,
    tensor: (dtype, shape, values) => instance.tensor(dtype, shape, values),
    scope: (body) => instance.scope(body),
    memoryUsage: () => instance.memoryUsage(),
    dense: createDense(instance),
    kan: createKan(instance),
    sparse: createSparse(instance),
    network: createNetworkFactory(instance),
    dispose: () => instance.dispose(),
    [Symbol.dispose]: () => instance.dispose(),
  };
  return Object.freeze(lanewise);
}
