/** Uint8Array.fromHex of newer engines. */
interface FromHex {
  readonly fromHex?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Bytes of an even number of hexadecimal digits. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  const { fromHex } = Uint8Array as FromHex;
  if (fromHex !== undefined) return fromHex(text);
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = (digit(text.charCodeAt(2 * index)) << 4) | digit(text.charCodeAt(2 * index + 1));
  }
  return bytes;
}

/** "0" to "9" are 48 to 57, "a" to "f" are 97 to 102. */
function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
