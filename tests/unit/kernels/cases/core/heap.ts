import type { Cases, Output } from "../../case.js";

function exactly(name: string, actual: number, reference: number): Output {
  return { name, actual: [actual], reference: [reference], tolerance: 0 };
}

/** What other kernels rely on; tests/unit/runtime has the allocator's own tests. */
export const CASES: Cases = {
  heap_allocate: function* () {
    yield {
      name: "gives aligned blocks that do not overlap",
      run(memory) {
        const sizes = [1, 15, 16, 17, 100, 4096];
        const blocks = sizes.map((bytes) => ({ start: memory.call("heap_allocate", bytes), bytes }));
        const misaligned = blocks.filter(({ start }) => start === 0 || start % 16 !== 0).length;
        const sorted = [...blocks].sort((a, b) => a.start - b.start);
        const overlapping = sorted.filter(({ start }, index) => {
          const before = sorted[index - 1];
          return before !== undefined && before.start + before.bytes > start;
        }).length;
        for (const { start } of blocks) memory.call("heap_free", start);
        return [exactly("misaligned", misaligned, 0), exactly("overlapping", overlapping, 0)];
      },
    };
  },
  heap_free: function* () {
    yield {
      name: "gives back what was allocated",
      run(memory) {
        const before = memory.call("heap_used");
        const block = memory.call("heap_allocate", 1000);
        memory.call("heap_free", block);
        const again = memory.call("heap_allocate", 1000);
        memory.call("heap_free", again);
        return [
          exactly("bytes left in use", memory.call("heap_used") - before, 0),
          exactly("the block is used again", again, block),
        ];
      },
    };
  },
  heap_used: function* () {
    yield {
      name: "counts the bytes in use",
      run(memory) {
        const before = memory.call("heap_used");
        const block = memory.call("heap_allocate", 1024);
        const grown = memory.call("heap_used") - before;
        memory.call("heap_free", block);
        return [exactly("growth", grown, 1024)];
      },
    };
  },
  heap_reserved: function* () {
    yield {
      name: "is a whole number of pages, not less than what is used",
      run(memory) {
        const reserved = memory.call("heap_reserved");
        return [
          exactly("part of a page", reserved % 65536, 0),
          exactly("enough", Number(reserved >= memory.call("heap_used")), 1),
        ];
      },
    };
  },
  heap_limit: function* () {
    yield {
      name: "refuses what would grow past it, and nothing else",
      run(memory) {
        const reserved = memory.call("heap_reserved");
        memory.call("heap_limit", reserved);
        const refused = memory.call("heap_allocate", reserved);
        memory.call("heap_limit", 2 ** 32);
        const allowed = memory.call("heap_allocate", 1 << 17);
        memory.call("heap_free", allowed);
        return [exactly("refused", refused, 0), exactly("allowed", Number(allowed !== 0), 1)];
      },
    };
  },
};
