import type { RuntimeContext } from "../runtime/context.js";

/** A block that grows to the largest request and is kept; what it holds lasts until it grows. */
export interface Scratch {
  /** Where it starts. @throws RangeError when memory is out; the block is then empty and may be asked again. */
  reserve(bytes: number): number;
  release(): void;
}

/** `what` names it in errors; with `owner` it is freed, too, when the owner is collected. */
export function createScratch(context: RuntimeContext, what: string, owner?: object): Scratch {
  let pointer = 0;
  let capacity = 0;
  let free: (() => void) | undefined;
  const release = (): void => {
    free?.();
    free = undefined;
    pointer = 0;
    capacity = 0;
  };
  return {
    reserve(bytes: number): number {
      if (bytes <= capacity) return pointer;
      release();
      const block = context.allocate(bytes, what);
      free = owner === undefined ? () => context.free(block) : context.freeWith(owner, [block]);
      pointer = block;
      capacity = bytes;
      return pointer;
    },
    release,
  };
}
