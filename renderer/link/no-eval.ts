declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// Before any schema is made, in whichever file that is: the page's policy forbids making code from text, and even zod's trying to
// would be reported. Set where zod looks for it, so that the first screen need not wait for zod.
globalThis.__zod_globalConfig = { jitless: true };

export {};
