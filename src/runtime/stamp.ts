import { ABI, VERSION, type ModuleName } from "../generated/abi.js";
import { SHA256_BY_BUILD } from "../generated/hashes.js";
import type { Variant } from "./types.js";

/** What a module of ours says of itself, and the digest of the file that it came in. */
export interface Identity {
  readonly variant: Variant;
  readonly sha256: string;
}

const SECTION = "lanewise";

/** @throws TypeError for a wasm module that is not one of the files of `name` that this version of the package ships. */
export function identify(module: WebAssembly.Module, name: ModuleName): Identity {
  const sections = WebAssembly.Module.customSections(module, SECTION);
  const stamp = sections.length === 1 ? parse(sections[0]!) : undefined;
  if (stamp === undefined) throw new TypeError("options.module: this wasm module is not one of lanewise");
  const { abi, build, variant, version } = stamp;
  if (stamp.module !== name) {
    throw new TypeError(`options.module: expected a wasm module of ${name}, got one of ${stamp.module}`);
  }
  if (abi !== ABI[name]) {
    throw new TypeError(
      `options.module: the module is of lanewise ${version} with interface ${abi}; this is lanewise ${VERSION} with interface ${ABI[name]}`,
    );
  }
  const sha256 = Object.hasOwn(SHA256_BY_BUILD, build) ? SHA256_BY_BUILD[build] : undefined;
  if (sha256 === undefined || !isVariant(variant)) {
    throw new TypeError(
      `options.module: the module (build ${build} of lanewise ${version}) is not one that lanewise ${VERSION} ships`,
    );
  }
  if (WebAssembly.Module.imports(module).length > 0) {
    throw new TypeError("options.module: the module wants imports, which no module of lanewise does");
  }
  return { variant, sha256 };
}

interface Stamp {
  readonly abi: string;
  readonly version: string;
  readonly module: string;
  readonly variant: string;
  readonly build: string;
}

function parse(section: ArrayBuffer): Stamp | undefined {
  try {
    const stamp = JSON.parse(new TextDecoder().decode(section)) as Partial<Record<keyof Stamp, unknown>> | null;
    const { abi, version, module, variant, build } = stamp ?? {};
    const texts = [abi, version, module, variant, build];
    return texts.every((text) => typeof text === "string" && text.length <= 64) ? (stamp as Stamp) : undefined;
  } catch {
    return undefined;
  }
}

function isVariant(name: string): name is Variant {
  return name === "relaxed" || name === "simd" || name === "scalar";
}
