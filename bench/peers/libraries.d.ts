/** Without types of its own; `convnetjsTypes.ts` has the part that is used. */
declare module "convnetjs" {
  const library: object;
  export = library;
}
