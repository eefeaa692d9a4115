/** Safetensors files made by hand, sound and hostile. */

export interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly number[];
}

export interface ReadHeader {
  readonly header: Readonly<Record<string, Entry>>;
  readonly dataStart: number;
}

export function readHeader(file: Uint8Array): ReadHeader {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const text = new TextDecoder().decode(file.subarray(8, 8 + length));
  return { header: JSON.parse(text) as Record<string, Entry>, dataStart: 8 + length };
}

export interface Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export function buildFile(tensors: readonly Tensor[], metadata: unknown): Uint8Array {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape, bytes }) => {
    const begin = end;
    end += bytes.length;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const header = JSON.stringify({ ...Object.fromEntries(entries), __metadata__: metadata });
  return assemble(header, Buffer.concat(tensors.map(({ bytes }) => bytes)));
}

export function assemble(header: string, data: Uint8Array, length?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + data.length);
  new DataView(file.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  file.set(text, 8);
  file.set(data, 8 + text.length);
  return file;
}

/** Files that must be refused, by what is wrong with them. */
export function describeFile(sound: () => Uint8Array): Readonly<Record<string, () => Uint8Array>> {
  const parts = (): { header: string; data: Uint8Array } => {
    const file = sound();
    const { dataStart } = readHeader(file);
    return { header: new TextDecoder().decode(file.subarray(8, dataStart)), data: file.slice(dataStart) };
  };
  const withHeader = (change: (header: Record<string, Entry>) => unknown) => (): Uint8Array => {
    const { header, data } = parts();
    return assemble(JSON.stringify(change(JSON.parse(header) as Record<string, Entry>)), data);
  };
  const withText = (change: (header: string) => string) => (): Uint8Array => {
    const { header, data } = parts();
    return assemble(change(header), data);
  };
  const withStem = (change: (stem: Entry) => unknown): (() => Uint8Array) =>
    withHeader((header) => ({ ...header, "stem.weight": change(header["stem.weight"] as Entry) }));
  const withMetadata = (change: (description: Record<string, unknown>) => unknown): (() => Uint8Array) =>
    withHeader((header) => {
      const { lanewise } = header["__metadata__"] as unknown as { lanewise: string };
      const changed = change(JSON.parse(lanewise) as Record<string, unknown>);
      return { ...header, __metadata__: { lanewise: JSON.stringify(changed) } };
    });
  const withLength = (length: bigint) => (): Uint8Array => {
    const { header, data } = parts();
    return assemble(header, data, length);
  };
  return {
    "no bytes": () => new Uint8Array(0),
    "seven bytes": () => new Uint8Array(7),
    "a header longer than the file": withLength(2n ** 20n),
    "a header of 2^53 bytes": withLength(2n ** 53n),
    "a header of 2^64 - 1 bytes": withLength(2n ** 64n - 1n),
    "an empty header": withLength(0n),
    "a header cut off": withLength(100n),
    "a truncated end": () => sound().slice(0, -1),
    "bytes after the end": () => Buffer.concat([sound(), Buffer.from([0])]),
    "a header that is an array": withText(() => "[]"),
    "a header that is no JSON": withText((header) => header.replace("{", "{,")),
    "a header that is not UTF-8": () => {
      const file = sound();
      file[12] = 0xff;
      return file;
    },
    "a tensor twice": withText((header) =>
      header.replace("{", '{"norm.bias":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},'),
    ),
    "a tensor twice, escaped": withText((header) =>
      header.replace("{", '{"norm.bi\\u0061s":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},'),
    ),
    "a shape twice": withText((header) => header.replace('"dtype"', '"shape":[1],"dtype"')),
    "a dtype that is unknown": withStem((stem) => ({ ...stem, dtype: "F31" })),
    "a dtype that is no string": withStem((stem) => ({ ...stem, dtype: 32 })),
    "a dtype of another size": withStem((stem) => ({ ...stem, dtype: "F64" })),
    "a dtype of the same size": withStem((stem) => ({ ...stem, dtype: "I32" })),
    "another shape of the same size": withStem((stem) => ({ ...stem, shape: [2, 3, 2, 3] })),
    "a shape of 2^53": withStem((stem) => ({ ...stem, shape: [2 ** 53, 1, 1, 1] })),
    "a shape whose product overflows": withStem((stem) => ({ ...stem, shape: [2 ** 50, 2 ** 50, 2 ** 50] })),
    "a negative size": withStem((stem) => ({ ...stem, shape: [-3, -2, 2, 3] })),
    "a fractional size": withStem((stem) => ({ ...stem, shape: [1.5, 4, 2, 3] })),
    "a shape that is no array": withStem((stem) => ({ ...stem, shape: "3,2,2,3" })),
    "offsets out of range": withStem((stem) => ({ ...stem, data_offsets: [2 ** 40, 2 ** 40 + 144] })),
    "offsets backwards": withStem((stem) => ({ ...stem, data_offsets: [144, 0] })),
    "negative offsets": withStem((stem) => ({ ...stem, data_offsets: [-144, 0] })),
    "three offsets": withStem((stem) => ({ ...stem, data_offsets: [0, 144, 144] })),
    "no offsets": withStem(({ dtype, shape }) => ({ dtype, shape })),
    "overlapping tensors": withStem((stem) => ({ ...stem, data_offsets: [4, 148] })),
    "a tensor that is null": withStem(() => null),
    "a tensor missing": withHeader(({ "stem.weight": _, ...others }) => others),
    "a tensor too many": withHeader((header) => ({
      ...header,
      more: { dtype: "F32", shape: [0], data_offsets: [0, 0] },
    })),
    "no metadata": withHeader(({ __metadata__: _, ...others }) => others),
    "metadata that is no object": withHeader((header) => ({ ...header, __metadata__: ["lanewise"] })),
    "metadata of numbers": withHeader((header) => ({ ...header, __metadata__: { lanewise: 1 } })),
    "metadata without a network": withHeader((header) => ({ ...header, __metadata__: { format: "pt" } })),
    "a description that is no JSON": withHeader((header) => ({ ...header, __metadata__: { lanewise: "{" } })),
    "a description that is null": withMetadata(() => null),
    "a description of another version": withMetadata((description) => ({ ...description, version: 2 })),
    "an input of another size": withMetadata((description) => ({ ...description, inputShape: [3, 5, 5] })),
    "an input that is gigantic": withMetadata((description) => ({ ...description, inputShape: [2, 2 ** 20, 2 ** 20] })),
    "an input layout that is unknown": withMetadata((description) => ({ ...description, inputLayout: "diagonal" })),
    "training that is no object": withMetadata((description) => ({ ...description, training: 1 })),
    "a step that is negative": withMetadata((description) => ({ ...description, training: { seed: 0, step: -1 } })),
    "an optimiser that is unknown": withMetadata((description) => ({
      ...description,
      training: { seed: 0, step: 1, optimizer: { type: "lion", steps: 1 } },
    })),
    "moments that are missing": withMetadata((description) => ({
      ...description,
      training: { seed: 0, step: 1, optimizer: { type: "adam", steps: 1 } },
    })),
  };
}
