import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { besselTablesSource } from "./bessel.js";

/** Writes the tables of coefficients that the kernels include, below assembly/generated. */
export async function writeTables(root: string): Promise<void> {
  const folder = path.join(root, "assembly/generated");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "bessel.ts"), besselTablesSource());
}
