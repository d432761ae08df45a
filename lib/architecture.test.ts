import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** One import in one of our files: `target` is a path from the root for our own modules, the package's name for others. */
type Import = { file: string; line: number; target: string; own: boolean; typeOnly: boolean; names: string[] };

const root = fileURLToPath(new URL("..", import.meta.url));
const HOUSES = ["app", "components", "lib", "server", "proxy.ts"];
/** Floors of lib, the upper first: each may import from the floors below it, never from one above. What is not named stands below all of them. */
const FLOORS = ["http", "transfer", "flows", "strategies", "resources"];

const files = HOUSES.flatMap(sourceFiles).filter((file) => !isTest(file));
const imports = files.flatMap(importsOf);

describe("the house", () => {
  it("finds its own files", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(imports.filter(({ own }) => own).length).toBeGreaterThan(1000);
  });

  it("imports downwards: lib knows nothing of the pages, components and servers above it", () => {
    expectNone("lib must not import from app, components or server", (at) => isIn(at.file, "lib") && at.own && ["app", "components", "server"].some((house) => isIn(at.target, house)));
  });

  it("imports downwards within lib: http, transfer, flows, strategies, resources, and the rest", () => {
    expectNone(`a floor of lib must not import from one above it (${FLOORS.join(" > ")} > the rest)`, (at) => isIn(at.file, "lib") && isIn(at.target, "lib") && floorOf(at.target) < floorOf(at.file) && !startsTheInstance(at.file));
  });

  it("keeps components free of pages and of code of the server", () => {
    expectNone("components take data by their properties: they import types only from lib, and nothing from app or server", (at) => {
      if (!isIn(at.file, "components")) return false;
      return at.own ? (isIn(at.target, "lib") && !at.typeOnly) || isIn(at.target, "app") || isIn(at.target, "server") : at.target.startsWith("node:");
    });
  });

  it("sends no code of lib to the browser", () => {
    expectNone("a client component imports types only from lib", (at) => at.own && isIn(at.target, "lib") && !at.typeOnly && isForTheBrowser(at.file) && !bringsItsOwnWords(at));
  });

  it("lets pages and routes ask operations, never the database", () => {
    expectNone("pages and routes import neither store.ts nor the database; readSettings alone is for everybody", (at) => {
      if (!isIn(at.file, "app") && at.file !== "proxy.ts") return false;
      if (at.target === "lib/settings/store") return at.names.some((name) => name !== "readSettings");
      return at.own ? at.target.endsWith("/store") || isIn(at.target, "lib/db") || isIn(at.target, "lib/generated") : isDatabasePackage(at.target);
    });
  });

  it("talks to PostgreSQL through lib/db only", () => {
    expectNone("the packages of the database are imported in lib/db and by the server that opens it", (at) => !at.own && !at.typeOnly && isDatabasePackage(at.target) && !isIn(at.file, "lib/db") && !isIn(at.file, "server"));
  });

  it("knows Next only where requests and pages are", () => {
    expectNone("outside of lib/http, nothing in lib imports next/*", (at) => isIn(at.file, "lib") && !isIn(at.file, "lib/http") && /^next(\/|$)/.test(at.target));
  });

  it("imports React in lib/http and the SDK's bindings at most", () => {
    expectNone("lib is not the place of components", (at) => isIn(at.file, "lib") && !isIn(at.file, "lib/http") && !isIn(at.file, "lib/sdk/react") && /^react(-dom)?(\/|$)/.test(at.target));
  });

  it("keeps the browser SDK apart: it imports itself and the colours, and nobody imports it", () => {
    expectNone("lib/sdk is a bundle of its own, without a framework and without code of the server", (at) => {
      if (!isIn(at.file, "lib/sdk")) return isIn(at.target, "lib/sdk");
      return at.own ? !isIn(at.target, "lib/sdk") && at.target !== "lib/appearance/palette" : !/^react(\/|$)/.test(at.target);
    });
  });

  it("has no circles", () => {
    const circles = findCircles(imports.filter(({ own, typeOnly }) => own && !typeOnly));
    expect(circles, "modules that import each other in a circle").toEqual([]);
  });
});

function expectNone(rule: string, breaks: (at: Import) => boolean): void {
  const found = imports.filter(breaks).map(({ file, line, target, names }) => `${file}:${line} imports ${names.length > 0 ? `${names.join(", ")} from ` : ""}${target}`);
  expect(found, rule).toEqual([]);
}

function isIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)testing(\.ts|\/)/.test(file);
}

function isDatabasePackage(name: string): boolean {
  return name === "pg" || name.startsWith("@prisma/");
}

/** Counted from the roof. */
function floorOf(file: string): number {
  const index = FLOORS.findIndex((room) => isIn(file, `lib/${room}`));
  return index === -1 ? FLOORS.length : index;
}

/** What prepares an instance before it serves makes its first administrator, by the same operation as everybody. */
function startsTheInstance(file: string): boolean {
  return isIn(file, "lib/instance");
}

function isForTheBrowser(file: string): boolean {
  return /^\s*(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|\s)*["']use client["']/.test(readFileSync(path.join(root, file), "utf8"));
}

/** The page that stands in for a failed layout cannot be handed its sentences by the server. */
function bringsItsOwnWords({ file, target }: Import): boolean {
  return file === "app/global-error.tsx" && isIn(target, "lib/i18n");
}

function sourceFiles(house: string): string[] {
  if (house.endsWith(".ts")) return [house];
  return readdirSync(path.join(root, house), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${house}/${name.replaceAll(path.sep, "/")}`)
    .filter((file) => !isIn(file, "lib/generated"));
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: string, typeOnly: boolean, names: string[]) => {
    const target = ownPath(file, specifier);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, target: target ?? specifier, own: target !== undefined, typeOnly, names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) add(node, node.moduleSpecifier.text, isTypeOnly(node), namesOf(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) add(node, node.moduleSpecifier.text, node.isTypeOnly, []);
    const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (argument && ts.isStringLiteral(argument)) add(node, argument.text, false, []);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return !name && namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((element) => (element.propertyName ?? element.name).text) : [];
}

/** The path from the root, without extension and `/index`; undefined for packages and Node's own modules. */
function ownPath(file: string, specifier: string): string | undefined {
  const target = specifier.startsWith("@/") ? specifier.slice(2) : specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
  return target?.replace(/\.(tsx?|m?js)$/, "").replace(/\/index$/, "");
}

/** Every circle once, as the list of its modules. */
function findCircles(edges: Import[]): string[] {
  const name = (file: string) => file.replace(/\.tsx?$/, "").replace(/\/index$/, "");
  const targets = new Map<string, string[]>();
  for (const { file, target } of edges) targets.set(name(file), [...(targets.get(name(file)) ?? []), target]);
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (from: string, trail: string[]): void => {
    const start = trail.indexOf(from);
    if (start !== -1) circles.push([...trail.slice(start), from].join(" → "));
    if (start !== -1 || done.has(from)) return;
    for (const next of targets.get(from) ?? []) walk(next, [...trail, from]);
    done.add(from);
  };
  for (const from of targets.keys()) walk(from, []);
  return circles;
}
