import type { OpenApiDocument } from "./document";

/** `frontend`: what browsers ask, with their own credential. `backend`: what servers ask, with a secret key. */
export type Audience = "frontend" | "backend";

/** The part of the description that is one audience's: its operations, and the objects that they speak of. */
export function documentFor(audience: Audience, document: OpenApiDocument): OpenApiDocument {
  const operations = Object.entries(document.paths).map(([path, methods]) => [path, Object.fromEntries(Object.entries(methods).filter(([, { security }]) => security?.some((scheme) => "secretKey" in scheme) === (audience === "backend")))] as const);
  const paths = Object.fromEntries(operations.filter(([, methods]) => Object.keys(methods).length > 0));
  const { schemas = {} } = document.components ?? {};
  const names = new Set<string>();
  for (const waiting = namesIn(paths); waiting.length > 0; ) {
    const name = waiting.pop() ?? "";
    if (names.has(name)) continue;
    names.add(name);
    waiting.push(...namesIn(schemas[name]));
  }
  return { ...document, paths, components: { schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name))) } };
}

function namesIn(tree: unknown): string[] {
  return [...(JSON.stringify(tree) ?? "").matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
