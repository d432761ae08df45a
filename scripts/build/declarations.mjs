import { join, posix, relative } from "node:path";

/**
 * The type declarations of some modules, and of what they speak of.
 *
 * @param {string} folder
 * @param {string[]} entries
 * @returns {Promise<Map<string, string>>} by path from the folder
 */
export async function emitDeclarations(folder, entries) {
  // Loading it takes longer than a start that builds nothing.
  const { default: ts } = await import("typescript");
  const options = {
    declaration: true,
    emitDeclarationOnly: true,
    // `npm test` checks the types; here they are only written down.
    noCheck: true,
    stripInternal: true,
    strict: true,
    skipLibCheck: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    rootDir: folder,
    outDir: folder,
  };
  const program = ts.createProgram(entries.map((entry) => join(folder, entry)), options);
  const written = new Map();
  program.emit(undefined, (path, text) => written.set(relative(folder, path).replaceAll("\\", "/"), withExtensions(text)), undefined, true);
  return reachable(written, entries.map((entry) => entry.replace(/\.ts$/, ".d.ts")));
}

/** What the entries speak of, and nothing that stays inside. */
function reachable(files, entries) {
  const found = new Map();
  const visit = (path) => {
    const text = files.get(path);
    if (text === undefined || found.has(path)) return;
    found.set(path, text);
    for (const [, to] of text.matchAll(/(?:from|import\()\s*"(\.\.?\/[^"]+)\.js"/g)) visit(posix.join(posix.dirname(path), `${to}.d.ts`));
  };
  entries.forEach(visit);
  return found;
}

/** Node's way of resolving wants the extension. */
function withExtensions(text) {
  return text.replace(/((?:from|import\()\s*")(\.\.?\/[^"]+)(")/g, (_all, before, path, after) => `${before}${path}.js${after}`);
}
