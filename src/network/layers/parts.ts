import { aligned } from "./shapes.js";

/** A block of memory in parts, one after the other, each aligned. */
export interface Parts<Name extends string> {
  readonly bytes: number;
  /** The parts' addresses in a block that starts at `base`. */
  at(base: number): Readonly<Record<Name, number>>;
}

export function partsOf<Name extends string>(sizes: Readonly<Record<Name, number>>): Parts<Name> {
  const offsets = new Map<string, number>();
  let bytes = 0;
  for (const [name, size] of Object.entries<number>(sizes)) {
    offsets.set(name, bytes);
    bytes += aligned(size);
  }
  return {
    bytes,
    at: (base) =>
      Object.fromEntries([...offsets].map(([name, offset]) => [name, base + offset])) as Record<Name, number>,
  };
}
