import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundle a part of the server into one module. Packages stay in node_modules.
 *
 * @param {string} root
 * @param {string} entry path of the TypeScript module, from the root
 * @param {string} outfile
 */
export async function bundle(root, entry, outfile) {
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "error",
    plugins: [apiRoutes(root), ownModules(root)],
  });
}

/** `@/…` is ours and becomes part of the bundle; every other bare name is a package. */
function ownModules(root) {
  return {
    name: "own-modules",
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^@\// }, ({ path, kind }) => resolve(`./${path.slice(2)}`, { kind, resolveDir: root }));
      // It throws wherever code of the server reaches the browser; this is the server.
      onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
      onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === "entry-point" || path.startsWith("@/") ? undefined : { path, external: true }));
    },
  };
}

/** `gatehouse:api-routes`: every endpoint of the API by its path, so that the server can call it without Next. */
function apiRoutes(root) {
  return {
    name: "api-routes",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^gatehouse:api-routes$/ }, ({ path }) => ({ path, namespace: "api-routes" }));
      onLoad({ filter: /.*/, namespace: "api-routes" }, () => {
        const files = routeFiles(join(root, "app"), "v1");
        const imports = files.map((file, index) => `import * as route${index} from "@/app/${file}";`);
        const entries = files.map((file, index) => `${JSON.stringify(`/${file.slice(0, -"/route.ts".length)}`)}: route${index}`);
        return { contents: `${imports.join("\n")}\nexport const routes = {${entries.join(", ")}};`, resolveDir: root };
      });
    },
  };
}

function routeFiles(app, folder) {
  return readdirSync(join(app, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? routeFiles(app, `${folder}/${entry.name}`) : entry.name === "route.ts" ? [`${folder}/route.ts`] : []))
    .sort();
}
