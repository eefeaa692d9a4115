declare module "convnetjs" {
  const library: import("./convnetjsTypes.js").ConvNetJS;
  export = library;
}
