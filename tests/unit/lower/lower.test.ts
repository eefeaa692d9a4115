/**
 * One process for all suites of tools/lower: loading binaryen.js through tsx costs several seconds each time. A single suite
 * runs by itself too: `node --import tsx --test tests/unit/lower/memory.ts`.
 */
import "./control.js";
import "./features.js";
import "./instructions.js";
import "./kernels.js";
import "./memory.js";
import "./programs.js";
