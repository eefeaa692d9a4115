import { load, type Lanewise } from "lanewise";

export async function start(): Promise<Lanewise> {
  return await load();
}
