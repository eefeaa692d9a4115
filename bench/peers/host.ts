/** Where the adapters run, and where their packages' files are. @module */

/** Node reads from the disk; a page asks its server for the same paths. */
export const inPage: boolean = typeof document !== "undefined";

/** The address of a file of an installed peer, as the peer's own loader wants it. */
export function packageFile(path: string): string {
  if (inPage) return new URL(`/node_modules/${path}`, document.baseURI).href;
  return decodeURIComponent(new URL(`./node_modules/${path}`, import.meta.url).pathname);
}
