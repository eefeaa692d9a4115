import type { Kernels } from "../generated/abi.js";
import { outOfRange } from "./errors.js";

/** What the allocator can reach: one page less than 2^32 bytes. */
export const MOST_BYTES: number = 65535 * 65536;

const PAGE_BYTES = 65536;

export interface MemoryOptions {
  readonly initialBytes: number | undefined;
  readonly maximumBytes: number | undefined;
}

/** The linear memory of one instance: its allocator with errors in words, and views made anew at each call. */
export class WasmMemory {
  readonly #limit: number;
  #kernels: Kernels | undefined;

  /** @throws RangeError when the options leave less than the instance starts with, or the engine refuses initialBytes. */
  constructor(kernels: Kernels, { initialBytes = 0, maximumBytes = MOST_BYTES }: MemoryOptions) {
    const startBytes = kernels.memory.buffer.byteLength;
    if (maximumBytes < startBytes) {
      throw outOfRange(
        "options.maximumBytes",
        maximumBytes,
        `at least ${startBytes}, the bytes an instance starts with`,
      );
    }
    if (initialBytes > startBytes) growTo(kernels.memory, initialBytes);
    kernels.heap_limit(maximumBytes);
    this.#limit = maximumBytes;
    this.#kernels = kernels;
  }

  /** @throws TypeError once disposed. */
  get kernels(): Kernels {
    if (this.#kernels === undefined) throw new TypeError("this lanewise instance was disposed");
    return this.#kernels;
  }

  /** Another object after each growth, which detaches the views of the one before. */
  get buffer(): ArrayBuffer {
    return this.kernels.memory.buffer;
  }

  get isDisposed(): boolean {
    return this.#kernels === undefined;
  }

  /** Lets the engine collect the memory, whoever still holds tensors of it. */
  dispose(): void {
    this.#kernels = undefined;
  }

  /** Uninitialised bytes, 16-aligned. @throws RangeError that says what asked for how much under which limit. */
  allocate(bytes: number, what: string): number {
    const { heap_allocate, heap_used } = this.kernels;
    const pointer = bytes <= MOST_BYTES ? heap_allocate(bytes) >>> 0 : 0;
    if (pointer !== 0) return pointer;
    throw new RangeError(
      `out of memory: ${what} asked for ${bytes} bytes; ${heap_used()} bytes are in use and the limit is ${this.#limit} ` +
        `(options.maximumBytes)`,
    );
  }

  /** After disposal there is nothing to free and no error: a tensor may be disposed after its instance. */
  free(pointer: number): void {
    this.#kernels?.heap_free(pointer);
  }

  /** The values where no growth of this memory detaches them: themselves, or a copy where they are a view of it. */
  outside<T extends ArrayLike<number>>(values: T): T {
    const isInside = ArrayBuffer.isView(values) && values.buffer === this.buffer;
    return isInside ? (values as unknown as { slice(): T }).slice() : values;
  }

  f32(pointer: number, length: number): Float32Array {
    return new Float32Array(this.buffer, pointer, length);
  }

  f64(pointer: number, length: number): Float64Array {
    return new Float64Array(this.buffer, pointer, length);
  }

  i32(pointer: number, length: number): Int32Array {
    return new Int32Array(this.buffer, pointer, length);
  }

  u16(pointer: number, length: number): Uint16Array {
    return new Uint16Array(this.buffer, pointer, length);
  }

  u8(pointer: number, length: number): Uint8Array {
    return new Uint8Array(this.buffer, pointer, length);
  }
}

function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missingPages = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  try {
    memory.grow(missingPages);
  } catch (cause) {
    throw new RangeError(`options.initialBytes: the engine refused ${bytes} bytes of memory`, { cause });
  }
}
