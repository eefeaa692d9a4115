/**
 * The allocator: two-level segregated fit over the linear memory after `__heap_base`. Nothing else in the module allocates.
 *
 * Memory is a row of blocks, each a 16-byte header and a payload of a multiple of 16 bytes, closed by a header without
 * payload. Neighbours are found by size (forward) and by `previous` (backward), so a freed block merges with both in
 * constant time and two free blocks never touch.
 *
 *   +0 tag       USED or FREE, each mixed with the block's own address
 *   +4 size      bytes of payload that the block holds
 *   +8 previous  the block before in memory, 0 for the first
 *   +12 asked    used blocks: bytes asked for, rounded up to 16 (a rest too small for a block of its own stays unasked)
 *   +16 payload  free blocks: the next and the previous free block of the same class
 *
 * Free blocks hang in lists by class: 16 classes between each power of two and the next, so a block found in a higher class is
 * at most 1/16 larger than it need be. Bitmaps say which lists hold anything: two count-trailing-zeros find the class.
 *
 * A pointer that heap_allocate did not give, or that was freed already, is ignored by heap_free: its header lacks the tag,
 * which is erased when a block is freed or swallowed by a neighbour.
 */

const HEADER_BYTES: u32 = 16;
const SMALLEST_PAYLOAD: u32 = 16;
const LARGEST_PAYLOAD: u32 = 0xfffd0000; // sums of a size, a header and a page stay below 2^32

const PAGE_BYTES: u32 = 65536;
const MOST_PAGES: u32 = 65535; // one less than the address space, so that the end of memory is a u32
const MOST_SPARE_PAGES: u32 = 256; // 16 MiB: growth beyond the need, at most

const USED_TAG: u32 = 0x4c414e45;
const FREE_TAG: u32 = 0x57495345;

const CLASS_BITS: u32 = 4;
const CLASSES_PER_POWER: u32 = 1 << CLASS_BITS;
const POWERS: u32 = 25; // sizes of 2^4 to 2^32 bytes; the first power holds all below 256

/** How many blocks of the asked size's own class are tried before a higher class, where the first always fits. */
const TRIES: u32 = 8;

const classMaps = memory.data(POWERS * 4, 16); // u32 per power: bit c is set when list c holds a block
const classHeads = memory.data(POWERS * CLASSES_PER_POWER * 4, 16); // u32 per class: first free block or 0
let powerMap: u32 = 0; // bit p is set when classMaps[p] is not 0

let heapStart: u32 = 0; // 0 until the first allocation
let heapEnd: u32 = 0;
let usedBytes: u32 = 0;
let limitPages: u32 = 65535; // MOST_PAGES as a literal: a constant of another name would need a start function

export function heap_limit(maximumBytes: f64): void {
  const most = <f64>MOST_PAGES * <f64>PAGE_BYTES;
  if (maximumBytes >= most) limitPages = MOST_PAGES;
  else limitPages = maximumBytes > 0 ? <u32>(maximumBytes / <f64>PAGE_BYTES) : 0;
}

export function heap_allocate(bytes: u32): u32 {
  if (bytes > LARGEST_PAYLOAD) return 0;
  const asked = max((bytes + 15) & ~15, SMALLEST_PAYLOAD);
  if (heapStart == 0 && !initialize()) return 0;
  let block = find(asked);
  if (block == 0) {
    if (!extend(asked)) return 0;
    block = find(asked);
  }
  removeFree(block);
  splitOff(block, asked);
  store<u32>(block, USED_TAG ^ block);
  store<u32>(block, asked, 12);
  usedBytes += asked;
  return block + HEADER_BYTES;
}

export function heap_free(pointer: u32): void {
  if (!isUsed(pointer)) return;
  let block = pointer - HEADER_BYTES;
  usedBytes -= load<u32>(block, 12);
  let size = sizeOf(block);
  const next = nextOf(block);
  const previous = previousOf(block);
  store<u32>(block, 0);
  if (isFree(next)) {
    removeFree(next);
    store<u32>(next, 0);
    size += HEADER_BYTES + sizeOf(next);
  }
  if (previous != 0 && isFree(previous)) {
    removeFree(previous);
    size += HEADER_BYTES + sizeOf(previous);
    block = previous;
  }
  insertFree(block, size);
}

export function heap_used(): f64 {
  return <f64>usedBytes;
}

export function heap_reserved(): f64 {
  return <f64>(<u32>memory.size()) * <f64>PAGE_BYTES;
}


@inline
function sizeOf(block: u32): u32 {
  return load<u32>(block, 4);
}


@inline
function previousOf(block: u32): u32 {
  return load<u32>(block, 8);
}


@inline
function nextOf(block: u32): u32 {
  return block + HEADER_BYTES + sizeOf(block);
}


@inline
function isFree(block: u32): bool {
  return load<u32>(block) == (FREE_TAG ^ block);
}

/** Whether heap_allocate gave this pointer and it is still in use: its tag and its neighbour's view of it must agree. */
function isUsed(pointer: u32): bool {
  if (heapStart == 0 || (pointer & 15) != 0) return false;
  if (pointer < heapStart + HEADER_BYTES || pointer >= heapEnd) return false;
  const block = pointer - HEADER_BYTES;
  if (load<u32>(block) != (USED_TAG ^ block)) return false;
  const size = sizeOf(block);
  if (size > heapEnd - HEADER_BYTES - pointer) return false;
  return previousOf(pointer + size) == block;
}

/** An empty heap: the closing header alone, then whatever memory there is. */
function initialize(): bool {
  const start = (<u32>__heap_base + 15) & ~15;
  if (memoryEnd() < start + HEADER_BYTES && !growMemory(HEADER_BYTES)) return false;
  heapStart = start;
  heapEnd = start + HEADER_BYTES;
  store<u32>(start, USED_TAG ^ start);
  store<u32>(start, 0, 4);
  store<u32>(start, 0, 8);
  adopt();
  return true;
}


@inline
function memoryEnd(): u32 {
  return min(<u32>memory.size(), MOST_PAGES) * PAGE_BYTES;
}

/** Takes in the memory between the heap and the end of linear memory, whoever grew it. */
function adopt(): void {
  const end = memoryEnd();
  if (end < heapEnd + HEADER_BYTES + SMALLEST_PAYLOAD) return;
  let block = heapEnd - HEADER_BYTES; // the closing header becomes the new block's
  const last = previousOf(block);
  if (last != 0 && isFree(last)) {
    store<u32>(block, 0);
    removeFree(last);
    block = last;
  }
  const closing = end - HEADER_BYTES;
  heapEnd = end;
  store<u32>(closing, USED_TAG ^ closing);
  store<u32>(closing, 0, 4);
  insertFree(block, closing - block - HEADER_BYTES);
}

/** Makes room for a payload that no free block holds: a block of at least `asked` bytes ends the heap, or false. */
function extend(asked: u32): bool {
  adopt();
  const last = previousOf(heapEnd - HEADER_BYTES);
  const spare: u32 = last != 0 && isFree(last) ? sizeOf(last) : 0;
  if (spare >= asked) return true;
  const missing = spare > 0 ? asked - spare : asked + HEADER_BYTES;
  if (!growMemory(missing)) return false;
  adopt();
  return true;
}

/** Grows by a quarter, so that many small requests cost few growths, or by the need alone where that is refused. */
function growMemory(bytes: u32): bool {
  const need = (bytes + PAGE_BYTES - 1) / PAGE_BYTES;
  const pages = <u32>memory.size();
  if (pages + need > limitPages) return false;
  const generous = min(max(need, min(pages >> 2, MOST_SPARE_PAGES)), limitPages - pages);
  if (memory.grow(generous) >= 0) return true;
  return generous > need && memory.grow(need) >= 0;
}

/** Leaves `asked` bytes in the block and gives back the rest, where it makes a block. */
@inline
function splitOff(block: u32, asked: u32): void {
  const size = sizeOf(block);
  if (size < asked + HEADER_BYTES + SMALLEST_PAYLOAD) return;
  store<u32>(block, asked, 4);
  const rest = nextOf(block);
  store<u32>(rest, block, 8);
  insertFree(rest, size - asked - HEADER_BYTES);
}

/** Sizes below 256 have a class each; above, 16 classes lie between each power of two and the next. */
@inline
function classOf(size: u32): u32 {
  const granules = size >>> 4;
  if (granules < CLASSES_PER_POWER) return granules;
  const log = 31 - clz(granules);
  return ((log - CLASS_BITS + 1) << CLASS_BITS) | ((granules >>> (log - CLASS_BITS)) & (CLASSES_PER_POWER - 1));
}

/** A free block of at least `asked` bytes, or 0. The whole of its own class is tried before memory would have to grow. */
function find(asked: u32): u32 {
  const own = classOf(asked);
  let block = load<u32>(classHeads + (own << 2));
  for (let tries: u32 = 0; block != 0 && tries < TRIES; ++tries) {
    if (sizeOf(block) >= asked) return block;
    block = load<u32>(block, 16);
  }
  const higher = firstAbove(own);
  if (higher != 0) return higher;
  while (block != 0 && sizeOf(block) < asked) block = load<u32>(block, 16);
  return block;
}

/** The first block of the lowest class above `own` that holds any, or 0. */
@inline
function firstAbove(own: u32): u32 {
  let power = own >>> CLASS_BITS;
  let classes = load<u32>(classMaps + (power << 2)) & ((<u32>-2) << (own & (CLASSES_PER_POWER - 1)));
  if (classes == 0) {
    const powers = powerMap & ((<u32>-2) << power);
    if (powers == 0) return 0;
    power = ctz(powers);
    classes = load<u32>(classMaps + (power << 2));
  }
  return load<u32>(classHeads + (((power << CLASS_BITS) | ctz(classes)) << 2));
}

function insertFree(block: u32, size: u32): void {
  store<u32>(block, FREE_TAG ^ block);
  store<u32>(block, size, 4);
  store<u32>(block + HEADER_BYTES + size, block, 8);
  const index = classOf(size);
  const head = load<u32>(classHeads + (index << 2));
  store<u32>(block, head, 16);
  store<u32>(block, 0, 20);
  if (head != 0) store<u32>(head, block, 20);
  store<u32>(classHeads + (index << 2), block);
  const power = index >>> CLASS_BITS;
  const map = classMaps + (power << 2);
  store<u32>(map, load<u32>(map) | (1 << (index & (CLASSES_PER_POWER - 1))));
  powerMap |= 1 << power;
}

function removeFree(block: u32): void {
  const next = load<u32>(block, 16);
  const previous = load<u32>(block, 20);
  if (next != 0) store<u32>(next, previous, 20);
  if (previous != 0) {
    store<u32>(previous, next, 16);
    return;
  }
  const index = classOf(sizeOf(block));
  store<u32>(classHeads + (index << 2), next);
  if (next != 0) return;
  const power = index >>> CLASS_BITS;
  const map = classMaps + (power << 2);
  const classes = load<u32>(map) & ~(1 << (index & (CLASSES_PER_POWER - 1)));
  store<u32>(map, classes);
  if (classes == 0) powerMap &= ~(1 << power);
}
