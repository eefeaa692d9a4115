import type { Instance } from "./instance.js";
import type { Runtime } from "./types.js";

/** What every entry gives of an instance beside its families; the functions may be taken off it. */
export function runtimeFace(instance: Instance): Runtime & { dispose(): void } {
  return {
    info: instance.info,
    module: instance.module,
    tensor: (dtype, shape, values) => instance.tensor(dtype, shape, values),
    scope: (body) => instance.scope(body),
    memoryUsage: () => instance.memoryUsage(),
    dispose: () => instance.dispose(),
    [Symbol.dispose]: () => instance.dispose(),
  };
}
