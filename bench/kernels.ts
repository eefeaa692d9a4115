/** The package's kernels as its facade calls them: by the ABI of the wasm module, on its own memory. @module */
import type { Lanewise } from "./lanewise.js";
import { windowOutput, windowPadding } from "./models/graph.js";
import type { BatchNormWorkload, LossWorkload, PoolWorkload, Prepared, WindowShape } from "./harness/subject.js";

type Kernel = (...numbers: number[]) => number;

interface Kernels {
  readonly call: (name: string, ...numbers: number[]) => number;
  /** Takes memory until the workload is disposed, and writes the values. */
  readonly place: (values: Float32Array | Int32Array) => number;
  readonly reserve: (length: number) => number;
  readonly floats: (pointer: number, length: number) => Float32Array;
  readonly free: () => void;
}

/** A second instance of the module that `runtime` uses: its memory is its own. */
function instantiate(runtime: Lanewise): Kernels {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module, name } of WebAssembly.Module.imports(runtime.module))
    (imports[module] ??= {})[name] = () => {
      throw new Error(`${module}.${name}: the kernel aborted`);
    };
  const { exports } = new WebAssembly.Instance(runtime.module, imports);
  const memory = exports["memory"] as WebAssembly.Memory;
  const taken: number[] = [];
  const call = (name: string, ...numbers: number[]): number => {
    const kernel = exports[name] as Kernel | undefined;
    if (!kernel) throw new RangeError(`name: the module exports no ${name}`);
    return kernel(...numbers);
  };
  const take = (bytes: number): number => {
    const pointer = call("heap_allocate", bytes);
    if (pointer === 0) throw new RangeError(`bytes: the allocator refused ${bytes}`);
    taken.push(pointer);
    return pointer;
  };
  return {
    call,
    reserve: (length) => take(4 * length),
    place: (values) => {
      const pointer = take(values.byteLength);
      const View = values instanceof Int32Array ? Int32Array : Float32Array;
      new View(memory.buffer, pointer, values.length).set(values);
      return pointer;
    },
    floats: (pointer, length) => new Float32Array(memory.buffer, pointer, length),
    free: () => {
      for (const pointer of taken.splice(0)) call("heap_free", pointer);
    },
  };
}

/** The record of a convolution or pool that the kernels read. */
function placeShape(kernels: Kernels, shape: WindowShape): { readonly pointer: number; readonly outputs: number } {
  const { batch, channels, height, width, filters, kernel, stride } = shape;
  const [top, right, bottom, left] = windowPadding(height, width, shape);
  const outputHeight = windowOutput(height, top, bottom, shape);
  const outputWidth = windowOutput(width, left, right, shape);
  const sizes = [batch, channels, height, width, filters, kernel, kernel, stride, top, left, outputHeight, outputWidth];
  const record = new DataView(new ArrayBuffer(56));
  sizes.forEach((size, index) => record.setInt32(4 * index, size, true));
  record.setFloat32(48, -Infinity, true);
  record.setFloat32(52, Infinity, true);
  return {
    pointer: kernels.place(new Int32Array(record.buffer)),
    outputs: batch * filters * outputHeight * outputWidth,
  };
}

export function preparePool(runtime: Lanewise, { kind, shape, x }: PoolWorkload): Prepared {
  const kernels = instantiate(runtime);
  const record = placeShape(kernels, shape);
  const from = kernels.place(x);
  const to = kernels.reserve(record.outputs);
  const name = kind === "maxPool" ? "max_pool_forward_f32" : "avg_pool_forward_f32";
  return {
    run: () => void kernels.call(name, record.pointer, from, to),
    output: () => kernels.floats(to, record.outputs),
    dispose: kernels.free,
  };
}

export function prepareBatchNorm(runtime: Lanewise, workload: BatchNormWorkload): Prepared {
  const { batch, channels, size, epsilon, x } = workload;
  const kernels = instantiate(runtime);
  const from = kernels.place(x);
  const to = kernels.reserve(x.length);
  const [mean, variance] = [kernels.reserve(channels), kernels.reserve(channels)];
  const [gamma, beta] = [kernels.place(workload.gamma), kernels.place(workload.beta)];
  return {
    run: () => {
      kernels.call("batch_norm_statistics_f32", batch, channels, size, from, mean, variance);
      kernels.call("batch_norm_forward_f32", batch, channels, size, from, mean, variance, gamma, beta, epsilon, to);
    },
    output: () => kernels.floats(to, x.length),
    dispose: kernels.free,
  };
}

export function prepareLoss(runtime: Lanewise, { rows, columns, logits, labels }: LossWorkload): Prepared {
  const kernels = instantiate(runtime);
  const from = kernels.place(logits);
  const to = kernels.reserve(logits.length);
  const targets = kernels.place(labels);
  return {
    run: () => void kernels.call("softmax_cross_entropy_f32", rows, columns, from, targets, to),
    output: () => kernels.floats(to, logits.length),
    dispose: kernels.free,
  };
}
