import type { MutableFeatures } from "./features.js";
import type { Reader } from "./reader.js";

const END = 0x0b;
const BLOCK_KINDS: ReadonlySet<number> = new Set([0x02, 0x03, 0x04]);

/** Reads instructions up to the end of the expression, notes the features they need and returns how many there were. */
export function readInstructions(reader: Reader, features: MutableFeatures): number {
  let [depth, count] = [1, 0];
  while (depth > 0) {
    const opcode = reader.byte();
    count++;
    if (opcode === END) depth--;
    else if (BLOCK_KINDS.has(opcode)) {
      depth++;
      readBlockType(reader, features);
    } else if (opcode === 0x06 || opcode === 0x1f) {
      throw new TypeError("exception handling blocks are not supported");
    } else readPlain(opcode, reader, features);
  }
  return count;
}

/** 0x40 is empty, 0x7c to 0x7f a number, 0x7b v128; a type index (a positive number) needs multi-value. */
function readBlockType(reader: Reader, features: MutableFeatures): void {
  const type = reader.peek();
  if (type === 0x7b) features.simd = true;
  else if (type < 0x40 || type >= 0x80) features.multiValue = true;
  else if (type !== 0x40 && type < 0x7b) features.referenceTypes = true;
  reader.skipNumber();
}

/** Immediates of the plain opcodes: "n" a number, "4" and "8" bytes, "m" a memory argument, "t" a branch table. */
function immediatesOf(opcode: number): string {
  if (opcode >= 0x28 && opcode <= 0x3e) return "m";
  if (opcode >= 0x20 && opcode <= 0x26) return "n";
  switch (opcode) {
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x10: // call
    case 0x12: // return_call
    case 0x14: // call_ref
    case 0x15: // return_call_ref
    case 0x3f: // memory.size
    case 0x40: // memory.grow
    case 0x41: // i32.const
    case 0x42: // i64.const
    case 0xd0: // ref.null
    case 0xd2: // ref.func
    case 0xd5: // br_on_null
    case 0xd6: // br_on_non_null
    case 0x08: // throw
      return "n";
    case 0x11: // call_indirect
    case 0x13: // return_call_indirect
      return "nn";
    case 0x0e:
      return "t";
    case 0x43:
      return "4";
    case 0x44:
      return "8";
    default:
      return "";
  }
}

function readPlain(opcode: number, reader: Reader, features: MutableFeatures): void {
  if (opcode === 0xfc) {
    readSaturatingOrBulk(reader, features);
    return;
  }
  if (opcode === 0xfd) {
    readVector(reader, features);
    return;
  }
  if (opcode === 0xfe) {
    readAtomic(reader, features);
    return;
  }
  if (opcode >= 0xc0 && opcode <= 0xc4) features.signExtension = true;
  else if (opcode === 0x12 || opcode === 0x13) features.tailCalls = true;
  else if (opcode === 0x08 || opcode === 0x0a) features.exceptions = true;
  else if (opcode === 0x1c || opcode === 0x25 || opcode === 0x26 || (opcode >= 0xd0 && opcode <= 0xd6)) {
    features.referenceTypes = true;
  } else if (opcode > 0xc4 || (opcode > 0x1c && opcode < 0x20) || opcode === 0x27) {
    throw new TypeError(`unknown opcode 0x${opcode.toString(16)} at byte ${reader.offset - 1}`);
  }
  if (opcode === 0x1c) skipTypes(reader);
  readImmediates(immediatesOf(opcode), reader, features);
}

function skipTypes(reader: Reader): void {
  for (let count = reader.unsigned(); count > 0; count--) reader.skipNumber();
}

function readImmediates(kinds: string, reader: Reader, features: MutableFeatures): void {
  for (const kind of kinds) {
    if (kind === "n") reader.skipNumber();
    else if (kind === "m") readMemoryArgument(reader, features);
    else if (kind === "t") for (let count = reader.unsigned(); count >= 0; count--) reader.skipNumber();
    else reader.skip(Number(kind));
  }
}

/** Bit 6 of the alignment says that a memory index follows. */
function readMemoryArgument(reader: Reader, features: MutableFeatures): void {
  if ((reader.unsigned() & 0x40) !== 0) {
    features.multiMemory = true;
    reader.skipNumber();
  }
  reader.skipNumber();
}

function readSaturatingOrBulk(reader: Reader, features: MutableFeatures): void {
  const operation = reader.unsigned();
  if (operation <= 7) features.saturatingConversion = true;
  else if (operation <= 14) features.bulkMemory = true;
  else if (operation <= 17) features.referenceTypes = true;
  else throw new TypeError(`unknown opcode 0xfc ${operation}`);
  // memory.init, memory.copy, table.init and table.copy name two things, the others one.
  const immediates = [8, 10, 12, 14].includes(operation) ? 2 : operation <= 7 ? 0 : 1;
  for (let count = immediates; count > 0; count--) reader.skipNumber();
}

const RELAXED_FIRST = 0x100;
const RELAXED_LAST = 0x113;
const RELAXED_MADD_FIRST = 0x105;
const RELAXED_MADD_LAST = 0x108;

function readVector(reader: Reader, features: MutableFeatures): void {
  const operation = reader.unsigned();
  features.simd = true;
  if (operation > RELAXED_LAST) throw new TypeError(`unknown opcode 0xfd ${operation}`);
  if (operation >= RELAXED_FIRST) features.relaxed = true;
  if (operation >= RELAXED_MADD_FIRST && operation <= RELAXED_MADD_LAST) features.relaxedMadd = true;
  if (operation <= 0x0b || operation === 0x5c || operation === 0x5d) readMemoryArgument(reader, features);
  else if (operation === 0x0c || operation === 0x0d) reader.skip(16);
  else if (operation >= 0x15 && operation <= 0x22) reader.skip(1);
  else if (operation >= 0x54 && operation <= 0x5b) {
    readMemoryArgument(reader, features);
    reader.skip(1);
  }
}

function readAtomic(reader: Reader, features: MutableFeatures): void {
  features.threads = true;
  if (reader.unsigned() === 0x03) reader.skip(1);
  else readMemoryArgument(reader, features);
}
