import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Kernels } from "../../../src/generated/abi.js";
import { withMemoryMaximum } from "../../support/modules.js";
import { describeVariants, instantiateKernels, wasmBytes } from "../../support/variants.js";

const PAGE = 65536;
const HEADER = 16;

describeVariants("the heap", (_load, variant) => {
  let kernels: Kernels;
  const allocate = (bytes: number): number => kernels.heap_allocate(bytes) >>> 0;
  const reservedPages = (): number => kernels.heap_reserved() / PAGE;

  beforeEach(() => {
    kernels = instantiateKernels(variant);
  });

  test("a million allocations and frees of mixed sizes leave nothing behind, and no block touches another", () => {
    const random = randomNumbers(1);
    const blocks: { pointer: number; words: number }[] = [];
    let used = 0;
    for (let round = 0; round < 1_000_000; round += 1) {
      if (blocks.length > 400 || (blocks.length > 0 && random() < 0.5)) {
        const [block] = blocks.splice(Math.floor(random() * blocks.length), 1);
        const { pointer, words } = block!;
        if (round % 5 === 0) {
          const content = new Uint32Array(kernels.memory.buffer, pointer, words);
          if (!content.every((word) => word === pointer)) assert.fail(`block ${pointer} was written by another`);
        }
        kernels.heap_free(pointer);
        used -= 4 * words;
      } else {
        const bytes = Math.floor(2 ** (random() * 14));
        const pointer = allocate(bytes);
        if (pointer === 0 || pointer % 16 !== 0) assert.fail(`${bytes} bytes gave the pointer ${pointer}`);
        const words = Math.max(4, 4 * Math.ceil(bytes / 16));
        new Uint32Array(kernels.memory.buffer, pointer, words).fill(pointer);
        blocks.push({ pointer, words });
        used += 4 * words;
      }
      if (kernels.heap_used() !== used) assert.fail(`round ${round}: used ${kernels.heap_used()} instead of ${used}`);
    }
    for (const { pointer } of blocks) kernels.heap_free(pointer);
    assert.equal(kernels.heap_used(), 0);
    const pages = reservedPages();
    assert.notEqual(allocate(kernels.heap_reserved() - PAGE), 0, "all freed blocks have merged into one");
    assert.equal(reservedPages(), pages);
  });

  test("an allocation of the same sizes in the same order uses the same memory again", () => {
    const sizes = Array.from({ length: 300 }, (_, index) => 17 * index + 1);
    const run = (): number[] => {
      const pointers = sizes.map(allocate);
      for (const pointer of pointers) kernels.heap_free(pointer);
      return pointers;
    };
    const first = run();
    const pages = reservedPages();
    for (let round = 0; round < 100; round += 1) assert.deepEqual(run(), first);
    assert.equal(reservedPages(), pages);
  });

  test("used counts the bytes asked for, rounded up to 16", () => {
    for (const [bytes, rounded] of [
      [0, 16],
      [1, 16],
      [16, 16],
      [17, 32],
      [1000, 1008],
    ] as const) {
      const before = kernels.heap_used();
      const pointer = allocate(bytes);
      assert.equal(kernels.heap_used() - before, rounded);
      kernels.heap_free(pointer);
      assert.equal(kernels.heap_used(), before);
    }
  });

  test("a block between two free ones merges with both", () => {
    const [a, b, c] = [allocate(1000), allocate(1000), allocate(1000)];
    allocate(16);
    kernels.heap_free(a);
    kernels.heap_free(c);
    kernels.heap_free(b);
    assert.equal(allocate(3 * 1008 + 2 * HEADER), a);
  });

  test("foreign and freed pointers are ignored", () => {
    const kept = allocate(64);
    const freed = allocate(64);
    const swallowed = allocate(64);
    allocate(16);
    kernels.heap_free(freed);
    kernels.heap_free(swallowed);
    new Uint8Array(kernels.memory.buffer, kept, 64).fill(0x45);
    const used = kernels.heap_used();
    const end = kernels.heap_reserved();
    for (const pointer of [0, 1, 8, 16, kept + 16, kept + 1, freed, swallowed, end, end - 16, end + 16, 0xfffffff0]) {
      kernels.heap_free(pointer);
      assert.equal(kernels.heap_used(), used, `freeing ${pointer}`);
    }
    assert.equal(allocate(100), freed, "the heap still hands out what was free");
    assert.ok(new Uint8Array(kernels.memory.buffer, kept, 64).every((byte) => byte === 0x45));
  });

  test("free before the first allocation is ignored", () => {
    kernels.heap_free(4096);
    assert.notEqual(allocate(16), 0);
  });

  test("the limit refuses with 0, keeps what there is and leaves the heap usable", () => {
    kernels.heap_limit(10 * PAGE + 1000);
    assert.equal(allocate(10 * PAGE), 0);
    const large = allocate(9 * PAGE);
    assert.notEqual(large, 0);
    assert.equal(reservedPages(), 10);
    assert.equal(allocate(PAGE), 0);
    assert.equal(kernels.heap_used(), 9 * PAGE);
    kernels.heap_free(large);
    assert.equal(allocate(9 * PAGE), large);
  });

  test("impossible sizes are refused", () => {
    for (const bytes of [0xffffffff, 0xfffffff0, 0xfffd0001, 0xfffd0000, 0x80000000]) {
      kernels.heap_limit(64 * PAGE);
      assert.equal(allocate(bytes), 0, `${bytes} bytes`);
    }
    assert.equal(kernels.heap_used(), 0);
    assert.notEqual(allocate(1), 0);
  });

  test("limits that are no size allow no growth and do no harm", () => {
    for (const limit of [NaN, -1, 0, -Infinity]) {
      kernels.heap_limit(limit);
      assert.notEqual(allocate(64), 0);
      assert.equal(allocate(1_000_000), 0);
    }
    kernels.heap_limit(Infinity);
    assert.notEqual(allocate(1_000_000), 0);
  });

  test("memory that the host grew is used before more is asked for", () => {
    assert.notEqual(allocate(16), 0);
    kernels.memory.grow(20);
    const pages = reservedPages();
    assert.notEqual(allocate(20 * PAGE), 0);
    assert.equal(reservedPages(), pages);
  });
});

describeVariants("the heap over a memory with a maximum", (_load, variant) => {
  test("asks again for the need alone where the engine refuses to grow by a quarter", () => {
    const module = new WebAssembly.Module(withMemoryMaximum(wasmBytes(variant), 19));
    const kernels = new WebAssembly.Instance(module).exports as unknown as Kernels;
    // Half a page is left for the constants below the heap, of which every family adds some.
    assert.notEqual(kernels.heap_allocate(16 * PAGE - PAGE / 2), 0);
    assert.equal(kernels.heap_reserved(), 16 * PAGE);
    assert.notEqual(kernels.heap_allocate(3 * PAGE - 64), 0);
    assert.equal(kernels.heap_reserved(), 19 * PAGE);
    assert.equal(kernels.heap_allocate(PAGE), 0);
    assert.notEqual(kernels.heap_allocate(16), 0);
  });
});

/** Numbers in [0, 1) by a linear congruential generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
