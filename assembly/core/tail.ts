/**
 * A place for the last one to three floats of up to four arrays. A kernel with many arrays runs its vector loop here once
 * more instead of testing the count at every load, which costs it up to 40 % of its speed.
 */
const TAIL: usize = memory.data(64, 16);

/** Copies `count` (at most 4) floats to slot 0 to 3 and returns the slot's address. */
export function fillTail(slot: i32, source: usize, count: i32): usize {
  const target = TAIL + ((<usize>slot) << 4);
  for (let offset: usize = 0; offset < (<usize>count) << 2; offset += 4) {
    store<f32>(target + offset, load<f32>(source + offset));
  }
  return target;
}

/** Copies `count` floats of a slot back. */
export function takeTail(slot: i32, target: usize, count: i32): void {
  const source = TAIL + ((<usize>slot) << 4);
  for (let offset: usize = 0; offset < (<usize>count) << 2; offset += 4) {
    store<f32>(target + offset, load<f32>(source + offset));
  }
}
