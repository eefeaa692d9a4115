import { readInstructions } from "./opcodes.js";
import { Reader } from "./reader.js";

/** What a module uses beyond the first version of WebAssembly, found in its sections and in every opcode of its code. */
export interface Features {
  readonly simd: boolean;
  readonly relaxed: boolean;
  readonly relaxedMadd: boolean;
  readonly bulkMemory: boolean;
  readonly signExtension: boolean;
  readonly saturatingConversion: boolean;
  /** A mutable global is imported or exported; one inside the module is part of the MVP. */
  readonly mutableGlobals: boolean;
  readonly multiValue: boolean;
  readonly referenceTypes: boolean;
  readonly tailCalls: boolean;
  readonly exceptions: boolean;
  readonly threads: boolean;
  readonly memory64: boolean;
  readonly multiMemory: boolean;
  readonly extendedConstants: boolean;
}

export type MutableFeatures = { -readonly [name in keyof Features]: Features[name] };

const FUNC_TYPE = 0x60;
const FUNCREF = 0x70;
const V128 = 0x7b;

/** Decodes a module and lists what it uses; throws on bytes that are no module or on an instruction unknown here. */
export function featuresOf(wasm: Uint8Array): Features {
  const header = new DataView(wasm.buffer, wasm.byteOffset, wasm.byteLength);
  if (wasm.length < 8 || header.getUint32(0, true) !== 0x6d736100 || header.getUint32(4, true) !== 1) {
    throw new TypeError("expected the bytes of a WebAssembly module of version 1");
  }
  return new FeatureReader().read(new Reader(wasm, 8));
}

/** Throws unless the module is made of MVP instructions and types alone. */
export function assertScalar(wasm: Uint8Array): void {
  const used = Object.entries(featuresOf(wasm)).flatMap(([name, isUsed]) => (isUsed === true ? [name] : []));
  if (used.length > 0) throw new Error(`expected an MVP module, but it uses ${used.join(", ")}`);
}

class FeatureReader {
  readonly #features: MutableFeatures = {
    simd: false,
    relaxed: false,
    relaxedMadd: false,
    bulkMemory: false,
    signExtension: false,
    saturatingConversion: false,
    mutableGlobals: false,
    multiValue: false,
    referenceTypes: false,
    tailCalls: false,
    exceptions: false,
    threads: false,
    memory64: false,
    multiMemory: false,
    extendedConstants: false,
  };
  /** Whether each global, imported ones first, is mutable: what an export of it means. */
  readonly #isMutable: boolean[] = [];
  #memories = 0;
  #tables = 0;

  read(module: Reader): Features {
    while (!module.isDone) {
      const id = module.byte();
      this.#section(id, module.part(module.unsigned()));
    }
    if (this.#memories > 1) this.#features.multiMemory = true;
    if (this.#tables > 1) this.#features.referenceTypes = true;
    return this.#features;
  }

  #section(id: number, section: Reader): void {
    const each = (item: (reader: Reader) => void): void => {
      for (let count = section.unsigned(); count > 0; count--) item(section);
    };
    switch (id) {
      case 1: {
        each((reader) => this.#functionType(reader));
        return;
      }
      case 2: {
        each((reader) => this.#import(reader));
        return;
      }
      case 4: {
        each((reader) => this.#table(reader));
        return;
      }
      case 5: {
        each((reader) => this.#memory(reader));
        return;
      }
      case 6: {
        each((reader) => {
          this.#global(reader);
          this.#initialValue(reader);
        });
        return;
      }
      case 7: {
        each((reader) => this.#export(reader));
        return;
      }
      case 9: {
        each((reader) => this.#element(reader));
        return;
      }
      case 10: {
        each((reader) => this.#body(reader.part(reader.unsigned())));
        return;
      }
      case 11: {
        each((reader) => this.#data(reader));
        return;
      }
      case 12:
        this.#features.bulkMemory = true;
        return;
      case 13:
        this.#features.exceptions = true;
        return;
    }
  }

  #valueType(reader: Reader): void {
    const type = reader.byte();
    if (type === V128) this.#features.simd = true;
    else if (type < 0x7c || type > 0x7f) this.#features.referenceTypes = true;
    if (type === 0x63 || type === 0x64) reader.skipNumber();
  }

  #functionType(reader: Reader): void {
    const form = reader.byte();
    if (form !== FUNC_TYPE) throw new TypeError(`expected a function type, found type form 0x${form.toString(16)}`);
    for (let count = reader.unsigned(); count > 0; count--) this.#valueType(reader);
    const results = reader.unsigned();
    if (results > 1) this.#features.multiValue = true;
    for (let count = results; count > 0; count--) this.#valueType(reader);
  }

  #import(reader: Reader): void {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) reader.skipNumber();
    else if (kind === 1) this.#table(reader);
    else if (kind === 2) this.#memory(reader);
    else if (kind === 3) this.#features.mutableGlobals = this.#global(reader) || this.#features.mutableGlobals;
    else if (kind === 4) this.#tag(reader);
    else throw new TypeError(`unknown kind of import ${kind}`);
  }

  #tag(reader: Reader): void {
    this.#features.exceptions = true;
    reader.skip(1);
    reader.skipNumber();
  }

  #table(reader: Reader): void {
    this.#tables++;
    if (reader.peek() !== FUNCREF) this.#features.referenceTypes = true;
    this.#valueTypeOfTable(reader);
    this.#limits(reader);
  }

  #valueTypeOfTable(reader: Reader): void {
    const type = reader.byte();
    if (type === 0x63 || type === 0x64) reader.skipNumber();
    if (type === 0x40) throw new TypeError("tables with an initial value are not supported");
  }

  #memory(reader: Reader): void {
    this.#memories++;
    this.#limits(reader);
  }

  #limits(reader: Reader): void {
    const flags = reader.byte();
    if ((flags & 2) !== 0) this.#features.threads = true;
    if ((flags & 4) !== 0) this.#features.memory64 = true;
    reader.skipNumber();
    if ((flags & 1) !== 0) reader.skipNumber();
  }

  #global(reader: Reader): boolean {
    this.#valueType(reader);
    const isMutable = reader.byte() === 1;
    this.#isMutable.push(isMutable);
    return isMutable;
  }

  #initialValue(reader: Reader): void {
    const instructions = readInstructions(reader, this.#features);
    if (instructions > 2) this.#features.extendedConstants = true;
  }

  #export(reader: Reader): void {
    reader.name();
    const kind = reader.byte();
    const index = reader.unsigned();
    if (kind === 3 && this.#isMutable[index] === true) this.#features.mutableGlobals = true;
  }

  /** Only form 0, an active segment of table 0 with function indices, is MVP. */
  #element(reader: Reader): void {
    const form = reader.unsigned();
    if (form !== 0) this.#features.bulkMemory = true;
    if ((form & 1) === 0) {
      if ((form & 2) !== 0) reader.skipNumber();
      this.#initialValue(reader);
    }
    if ((form & 3) !== 0) reader.skip(1);
    for (let count = reader.unsigned(); count > 0; count--) {
      if ((form & 4) === 0) reader.skipNumber();
      else this.#initialValue(reader);
    }
  }

  #data(reader: Reader): void {
    const form = reader.unsigned();
    if (form !== 0) this.#features.bulkMemory = true;
    if (form === 2) reader.skipNumber();
    if (form !== 1) this.#initialValue(reader);
    reader.skip(reader.unsigned());
  }

  #body(reader: Reader): void {
    for (let groups = reader.unsigned(); groups > 0; groups--) {
      reader.skipNumber();
      this.#valueType(reader);
    }
    readInstructions(reader, this.#features);
    if (!reader.isDone) throw new TypeError(`a function body goes on after its end, at byte ${reader.offset}`);
  }
}
