import { createDense } from "./dense/index.js";
import type { Dense } from "./dense/types.js";
import { createNetworkFactory } from "./network/index.js";
import type { NetworkFactory } from "./network/types.js";
import type { Instance } from "./runtime/instance.js";
import type { Runtime } from "./runtime/types.js";

/** Every family over one WebAssembly instance with its own memory. */
export interface Lanewise extends Runtime {
  readonly dense: Dense;
  readonly network: NetworkFactory;
  /** Gives the memory up; tensors and networks of this instance throw from then on. Idempotent. */
  dispose(): void;
}

/** The public face of an instance; its functions may be taken off it. */
export function createLanewise(instance: Instance): Lanewise {
  return Object.freeze({
    info: instance.info,
    module: instance.module,
    tensor: instance.tensor.bind(instance) as Lanewise["tensor"],
    scope: instance.scope.bind(instance) as Lanewise["scope"],
    memoryUsage: () => instance.memoryUsage(),
    dense: createDense(instance),
    network: createNetworkFactory(instance),
    dispose: () => instance.dispose(),
    [Symbol.dispose]: () => instance.dispose(),
  });
}
