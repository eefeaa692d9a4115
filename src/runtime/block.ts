import type { WasmMemory } from "./memory.js";

/** Bytes of wasm memory that tensors of several shapes may share: freed with the last of them. */
export class Block {
  readonly pointer: number;
  readonly byteLength: number;
  readonly #memory: WasmMemory;
  #references = 1;

  constructor(memory: WasmMemory, byteLength: number, what: string) {
    this.pointer = memory.allocate(byteLength, what);
    this.byteLength = byteLength;
    this.#memory = memory;
  }

  retain(): void {
    this.#references += 1;
  }

  release(): void {
    this.#references -= 1;
    if (this.#references === 0) this.#memory.free(this.pointer);
  }
}
