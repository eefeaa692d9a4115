import { wrongType } from "./errors.js";

/** Turns what a user passes as `options.module` into a compiled module. */

export async function compileSource(source: unknown): Promise<WebAssembly.Module> {
  const settled: unknown = await source;
  if (settled instanceof URL) return compileSource(await fetchModule(settled));
  if (isResponse(settled)) {
    if (settled.ok) return explained(compileResponse(settled));
    throw new TypeError(`options.module: HTTP status ${settled.status} for ${settled.url}`);
  }
  if (isBytes(settled)) return explained(WebAssembly.compile(bytesOf(settled)));
  if (isModule(settled)) return settled;
  throw wrongType("options.module", settled, "a WebAssembly.Module, its bytes, a Response or a URL");
}

export function compileSourceSync(source: unknown): WebAssembly.Module {
  if (isBytes(source)) return compileBytes(source);
  if (isModule(source)) return source;
  throw wrongType("options.module", source, "a WebAssembly.Module or its bytes (anything else needs load)");
}

function compileBytes(bytes: BufferSource): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytesOf(bytes));
  } catch (error) {
    throw notCompiled(error);
  }
}

/** Compiles while it downloads where the server says that it is wasm; a wrong MIME type is no reason to fail. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const isWasm = response.headers.get("content-type") === "application/wasm";
  if (isWasm && typeof WebAssembly.compileStreaming === "function") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function explained(compiling: Promise<WebAssembly.Module>): Promise<WebAssembly.Module> {
  try {
    return await compiling;
  } catch (error) {
    throw notCompiled(error);
  }
}

function notCompiled(cause: unknown): TypeError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TypeError(`options.module: not a wasm module that this engine can compile: ${reason}`, { cause });
}

/** Older engines refuse a DataView. */
function bytesOf(source: BufferSource): BufferSource {
  if (!(source instanceof DataView)) return source;
  return new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength);
}

/** Node does not fetch file URLs; its file system is asked for in a way that bundlers do not follow. */
async function fetchModule(url: URL): Promise<unknown> {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  if (url.protocol === "file:" && node?.getBuiltinModule !== undefined) {
    const files = node.getBuiltinModule("node:fs/promises") as { readFile(url: URL): Promise<Uint8Array> };
    return files.readFile(url);
  }
  return fetch(url);
}

function isResponse(value: unknown): value is Response {
  return typeof Response === "function" && value instanceof Response;
}

function isModule(value: unknown): value is WebAssembly.Module {
  return value instanceof WebAssembly.Module;
}

function isBytes(value: unknown): value is BufferSource {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
