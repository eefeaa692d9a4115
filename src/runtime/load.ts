import { instantiateSync } from "@assemblyscript/loader";
import { VERSION, type Kernels, type ModuleName } from "../generated/abi.js";
import { checkBoolean, checkChoice, checkInteger, checkObject } from "./checks.js";
import { candidates, isCompileError, nothingCompiled, requireWebAssembly } from "./engine.js";
import { outOfRange } from "./errors.js";
import { Instance } from "./instance.js";
import { WasmMemory } from "./memory.js";
import { compileSource, compileSourceSync } from "./source.js";
import { identify } from "./stamp.js";
import type { LoadOptions, Variant } from "./types.js";

type Source = WebAssembly.Module | BufferSource;

/** Where an entry has its modules from: bytes to compile, or what the bundler compiled. */
export type Supply<T> = { readonly [V in Variant]?: () => T };

/** Checked load options. */
interface Request {
  readonly variant: Variant | undefined;
  readonly deterministic: boolean;
  readonly module: unknown;
  readonly initialBytes: number | undefined;
  readonly maximumBytes: number | undefined;
}

const FASTEST_FIRST: readonly Variant[] = ["relaxed", "simd", "scalar"];
const FOUR_GIBIBYTES = 2 ** 32;

/** Compiles the fastest variant of a module that the engine takes, or the user's own copy, and makes an instance of it. */
export async function loadInstance(
  options: LoadOptions | undefined,
  supply: Supply<Source | Promise<Source>>,
  name: ModuleName = "lanewise",
): Promise<Instance> {
  const request = checkOptions(options);
  if (request.module !== undefined) return instantiate(await compileSource(request.module), request, name);
  const tried = candidates(variantsOf(supply), request);
  let refusal: unknown;
  for (const variant of tried) {
    try {
      return instantiate(await compiled(await supply[variant]!()), request, name);
    } catch (error) {
      if (!isCompileError(error)) throw error;
      refusal = error;
    }
  }
  throw nothingCompiled(tried, refusal);
}

/** The same without waiting. */
export function loadInstanceSync(
  options: LoadOptions | undefined,
  supply: Supply<Source>,
  name: ModuleName = "lanewise",
): Instance {
  const request = checkOptions(options);
  if (request.module !== undefined) return instantiate(compileSourceSync(request.module), request, name);
  const tried = candidates(variantsOf(supply), request);
  let refusal: unknown;
  for (const variant of tried) {
    try {
      const source = supply[variant]!();
      return instantiate(source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source), request, name);
    } catch (error) {
      if (!isCompileError(error)) throw error;
      refusal = error;
    }
  }
  throw nothingCompiled(tried, refusal);
}

async function compiled(source: Source): Promise<WebAssembly.Module> {
  return source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
}

function variantsOf(supply: Supply<unknown>): readonly Variant[] {
  return FASTEST_FIRST.filter((variant) => supply[variant] !== undefined);
}

/** An instance of a module of ours, of which there may be several. @throws TypeError for any other module, or one that the options exclude. */
function instantiate(module: WebAssembly.Module, request: Request, name: ModuleName): Instance {
  const { variant, sha256 } = identify(module, name);
  if (request.variant !== undefined && request.variant !== variant) {
    throw new TypeError(
      `options.module: the module is the ${variant} variant, options.variant says ${request.variant}`,
    );
  }
  if (request.deterministic && variant === "relaxed") {
    throw new TypeError("options.module: a relaxed module is not deterministic; pass the simd or the scalar one");
  }
  const kernels = kernelsOf(module);
  const memory = new WasmMemory(kernels, request);
  const fma = kernels.fused_madd(1 + 2 ** -12) === 1;
  const info = Object.freeze({ variant, fma, version: VERSION, sha256 });
  return new Instance(module, memory, info, request.deterministic);
}

/** @throws TypeError for a module that carries our stamp and is not what it says. */
function kernelsOf(module: WebAssembly.Module): Kernels {
  // The loader's own wrappers cost five times the call; its exports are left aside.
  const exports: Partial<Kernels> = instantiateSync(module).instance.exports;
  if (!(exports.memory instanceof WebAssembly.Memory) || typeof exports.heap_allocate !== "function") {
    throw new TypeError("options.module: the module is stamped as one of lanewise and lacks its kernels");
  }
  return exports as Kernels;
}

function checkOptions(options: LoadOptions = {}): Request {
  requireWebAssembly();
  const { variant, deterministic, module, initialBytes, maximumBytes } = checkObject("options", options);
  const request: Request = {
    variant: optional(variant, (value) => checkChoice("options.variant", value, FASTEST_FIRST)),
    deterministic: optional(deterministic, (value) => checkBoolean("options.deterministic", value)) ?? false,
    module,
    initialBytes: optional(initialBytes, (value) => checkInteger("options.initialBytes", value, 0, FOUR_GIBIBYTES)),
    maximumBytes: optional(maximumBytes, (value) => checkInteger("options.maximumBytes", value, 0, FOUR_GIBIBYTES)),
  };
  if (request.deterministic && request.variant === "relaxed") {
    throw new TypeError('options.variant: "relaxed" is never deterministic; leave out one of the two options');
  }
  const { initialBytes: initial = 0, maximumBytes: maximum = FOUR_GIBIBYTES } = request;
  if (initial > maximum) throw outOfRange("options.initialBytes", initial, `at most options.maximumBytes, ${maximum}`);
  return request;
}

function optional<T>(value: unknown, check: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : check(value);
}
