import { join } from "node:path";
import { namesBeforeParameters } from "@/lib/http/route-order";
import { routeFiles } from "@/scripts/openapi/routes";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Found = { pattern: string; handlers: Partial<Record<string, Handler>>; params: Record<string, string> };

const patterns = ["v1", ".well-known"]
  .flatMap(routeFiles)
  .map((file) => `/${file.slice(0, -"/route.ts".length)}`)
  .sort(namesBeforeParameters);

/** The functions of the route file that answers a path; a slash at its end changes nothing. */
export async function routeHandlers(pathname: string): Promise<Found> {
  const given = pathname.replace(/\/$/, "").split("/");
  for (const pattern of patterns) {
    const params = match(pattern.split("/"), given);
    if (params) return { pattern, params, handlers: (await import(join(process.cwd(), "app", pattern, "route.ts"))) as Found["handlers"] };
  }
  throw new Error(`There is no route for ${pathname}.`);
}

function match(pattern: string[], given: string[]): Record<string, string> | null {
  if (pattern.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const name = /^\[(\w+)\]$/.exec(expected)?.[1];
    if (name) params[name] = decodeURIComponent(given[index] ?? "");
    else if (expected !== given[index]) return null;
  }
  return params;
}
