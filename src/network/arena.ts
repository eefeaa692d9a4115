/** Memory that something occupies from one step to another, both included. */
export interface Lifetime {
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

export interface Layout {
  /** By lifetime: where it starts. */
  readonly offsets: readonly number[];
  readonly bytes: number;
}

const ALIGNMENT = 64; // a cache line: no two buffers share one

/**
 * Places lifetimes so that none that are alive together overlap: the largest first, each as low as it fits. Finding the
 * smallest layout is NP-hard; this order is within a few percent of it on the graphs of convolutional networks.
 */
export function layOut(lifetimes: readonly Lifetime[]): Layout {
  const offsets = lifetimes.map(() => 0);
  const order = lifetimes.map((_, index) => index).filter((index) => bytesOf(lifetimes, index) > 0);
  order.sort((a, b) => bytesOf(lifetimes, b) - bytesOf(lifetimes, a) || a - b);
  const placed: Placed[] = []; // by offset
  let bytes = 0;
  for (const index of order) {
    const lifetime = lifetimes[index];
    if (lifetime === undefined) continue;
    const size = Math.ceil(lifetime.bytes / ALIGNMENT) * ALIGNMENT;
    const offset = lowestGap(placed, lifetime, size);
    offsets[index] = offset;
    insert(placed, { lifetime, offset, end: offset + size });
    bytes = Math.max(bytes, offset + size);
  }
  return { offsets, bytes };
}

interface Placed {
  readonly lifetime: Lifetime;
  readonly offset: number;
  readonly end: number;
}

function bytesOf(lifetimes: readonly Lifetime[], index: number): number {
  return lifetimes[index]?.bytes ?? 0;
}

function lowestGap(placed: readonly Placed[], lifetime: Lifetime, size: number): number {
  let offset = 0;
  for (const other of placed) {
    const apart = other.lifetime.last < lifetime.first || other.lifetime.first > lifetime.last;
    if (apart) continue;
    if (other.offset - offset >= size) break;
    offset = Math.max(offset, other.end);
  }
  return offset;
}

function insert(placed: Placed[], item: Placed): void {
  const position = placed.findIndex((other) => other.offset > item.offset);
  placed.splice(position === -1 ? placed.length : position, 0, item);
}
