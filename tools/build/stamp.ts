import { createHash } from "node:crypto";
import type { KernelSpec } from "../registry/index.js";

/** Name of the custom section that says what a module is. */
export const STAMP_SECTION = "lanewise";

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Digest of each kernel's name and signature: a module and a facade with the same one understand each other. */
export function abiDigest(kernels: readonly KernelSpec[]): string {
  const signatures = kernels.map((kernel) => {
    const types = kernel.parameters.map((parameter) => parameter.type).join(",");
    return `${kernel.name}(${types})${kernel.result}`;
  });
  return sha256(signatures.sort().join("\n")).slice(0, 16);
}

export interface Stamp {
  readonly abi: string;
  readonly version: string;
  readonly module: string;
  readonly variant: string;
  /** Digest of the module before it was stamped: by it the facade finds the digest of the shipped file. */
  readonly build: string;
}

/** The module with a custom section that holds its stamp as JSON. */
export function stampModule(wasm: Uint8Array, stamp: Stamp): Uint8Array {
  const encoder = new TextEncoder();
  const name = encoder.encode(STAMP_SECTION);
  const content = encoder.encode(JSON.stringify(stamp));
  const body = [...unsignedLeb(name.length), ...name, ...content];
  return Uint8Array.from([...wasm, 0, ...unsignedLeb(body.length), ...body]);
}

function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}
