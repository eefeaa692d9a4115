/**
 * The first key that stands twice in one object of a JSON text, which JSON.parse would pass over. The text must have been
 * parsed before: only strings and brackets are looked at.
 */
export function findDuplicateKey(text: string): string | undefined {
  const open: Set<string>[] = []; // keys seen in the objects around; arrays have a set that stays empty
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "{" || character === "[") open.push(new Set());
    else if (character === "}" || character === "]") open.pop();
    if (character !== '"') continue;
    const end = endOfString(text, index);
    if (isKey(text, end)) {
      const key = JSON.parse(text.slice(index, end)) as string;
      const keys = open[open.length - 1];
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
    index = end - 1;
  }
  return undefined;
}

/** The position after the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
  return index + 1;
}

function isKey(text: string, end: number): boolean {
  let index = end;
  while (" \t\n\r".includes(text[index] ?? "!")) index++;
  return text[index] === ":";
}
