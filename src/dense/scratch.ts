import type { RuntimeContext } from "../runtime/context.js";

/** A block that grows to the largest request and is kept; what it holds lasts until the next request. */
export interface Scratch {
  /** @throws RangeError when memory is out; the block is then empty and may be asked again. */
  reserve(bytes: number): number;
}

export function createScratch(context: RuntimeContext): Scratch {
  let pointer = 0;
  let capacity = 0;
  return {
    reserve(bytes: number): number {
      if (bytes <= capacity) return pointer;
      if (capacity > 0) context.free(pointer);
      capacity = 0;
      pointer = context.allocate(bytes, "scratch");
      capacity = bytes;
      return pointer;
    },
  };
}
