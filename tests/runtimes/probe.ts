import binaryen from "binaryen";
import { KERNELS, type KernelSpec, type ValueType } from "../../tools/registry/index.js";

/** One line of a script that runs kernels: names stand for blocks allocated before. */
export type Step =
  | { readonly allocate: string; readonly bytes: number }
  | { readonly store: string; readonly integers: readonly number[]; readonly floats?: readonly number[] }
  | { readonly call: string; readonly with: readonly (number | string)[] }
  /** As `call`, of a kernel that returns f64: its bits are one result of the script. */
  | { readonly result: string; readonly with: readonly (number | string)[] };

/**
 * The module with exports `probe_0`, `probe_1` ...: each runs the steps up to the next result and returns its bits. They take
 * nothing, so that interpreters and C hosts that know nothing of kernels can run the script.
 */
export function addProbes(wasm: Uint8Array, steps: readonly Step[]): { wasm: Uint8Array; probes: readonly string[] } {
  const module = binaryen.readBinary(wasm);
  module.setFeatures(binaryen.Features.MVP | binaryen.Features.SIMD128);
  const probes: string[] = [];
  let body: number[] = [];
  for (const step of steps) {
    if ("allocate" in step) {
      module.addGlobal(step.allocate, binaryen.i32, true, module.i32.const(0));
      body.push(module.global.set(step.allocate, callKernel(module, "heap_allocate", [step.bytes])));
    } else if ("store" in step) {
      body.push(...storeRecord(module, step.store, step.integers, step.floats ?? []));
    } else if ("call" in step) {
      body.push(callKernel(module, step.call, step.with));
    } else {
      const name = `probe_${probes.length}`;
      const bits = module.i64.reinterpret(callKernel(module, step.result, step.with));
      module.addFunction(name, binaryen.none, binaryen.i64, [], module.block(null, [...body, bits], binaryen.i64));
      module.addFunctionExport(name, name);
      probes.push(name);
      body = [];
    }
  }
  if (!module.validate()) throw new Error("the probes do not validate");
  const probed = module.emitBinary();
  module.dispose();
  return { wasm: probed, probes };
}

function callKernel(module: binaryen.Module, name: string, values: readonly (number | string)[]): number {
  const kernel = KERNELS.find((candidate) => candidate.name === name);
  if (kernel === undefined || kernel.parameters.length !== values.length) throw new Error(`probe: cannot call ${name}`);
  const operands = kernel.parameters.map(({ type }, index) => operand(module, type, values[index]!));
  const target = binaryen.getExportInfo(module.getExport(name)).value;
  return module.call(target, operands, resultType(kernel));
}

function operand(module: binaryen.Module, type: ValueType, value: number | string): number {
  if (typeof value === "string") return module.global.get(value, binaryen.i32);
  if (type === "f32") return module.f32.const(value);
  return type === "f64" ? module.f64.const(value) : module.i32.const(value);
}

function resultType({ result }: KernelSpec): number {
  if (result === "void") return binaryen.none;
  if (result === "f32") return binaryen.f32;
  return result === "f64" ? binaryen.f64 : binaryen.i32;
}

function storeRecord(
  module: binaryen.Module,
  block: string,
  integers: readonly number[],
  floats: readonly number[],
): readonly number[] {
  const address = (): number => module.global.get(block, binaryen.i32);
  return [
    ...integers.map((value, index) => module.i32.store(4 * index, 4, address(), module.i32.const(value))),
    ...floats.map((value, index) =>
      module.f32.store(4 * (integers.length + index), 4, address(), module.f32.const(value)),
    ),
  ];
}

/** Runs the probes in this engine, in order. */
export function runProbes(wasm: Uint8Array, probes: readonly string[]): readonly bigint[] {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
  return probes.map((name) => BigInt.asUintN(64, (exports[name] as () => bigint)()));
}
