/** What edge bundlers make of a wasm file: a compiled module. */
declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export { module as default };
}
