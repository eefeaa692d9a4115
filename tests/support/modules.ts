/** Wasm modules that are not ours, made by hand. */

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A custom section; names and contents below 128 bytes. */
export function customSection(name: string, content: string): readonly number[] {
  const bytes = [...new TextEncoder().encode(content)];
  const nameBytes = [...new TextEncoder().encode(name)];
  const body = [nameBytes.length, ...nameBytes, ...bytes];
  return [0, ...leb(body.length), ...body];
}

/** A module of nothing but the sections given. */
export function moduleOf(...sections: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...HEADER, ...sections.flat()]);
}

/** The module with a maximum for its one memory, so that the engine refuses to grow beyond. */
export function withMemoryMaximum(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const sections: (readonly number[])[] = [];
  for (let offset = HEADER.length; offset < wasm.length;) {
    const [size, start] = readLeb(wasm, offset + 1);
    const id = wasm[offset]!;
    const body = [...wasm.subarray(start, start + size)];
    if (id === 5) {
      if (body[0] !== 1 || body[1] !== 0) throw new Error("expected one memory without a maximum");
      body.splice(1, 1, 1);
      body.push(...leb(pages));
    }
    sections.push([id], leb(body.length), body);
    offset = start + size;
  }
  return moduleOf(...sections);
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}

function readLeb(bytes: Uint8Array, offset: number): readonly [value: number, end: number] {
  const byte = bytes[offset]!;
  if (byte < 128) return [byte, offset + 1];
  const [rest, end] = readLeb(bytes, offset + 1);
  return [(byte & 127) | (rest << 7), end];
}
