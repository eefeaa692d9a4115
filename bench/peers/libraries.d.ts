/** Without types of its own; `convnetjsTypes.ts` has the part that is used. */
declare module "convnetjs" {
  const library: object;
  export = library;
}

declare module "bessel" {
  const library: { besseli(x: number, order: number): number; besselk(x: number, order: number): number };
  export = library;
}
