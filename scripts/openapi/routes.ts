import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Endpoint } from "@/lib/http/endpoint";
import type { DescribedRoute } from "@/lib/http/openapi";

type Handler = { endpoints?: Partial<Record<string, Endpoint>> };

/** Serves the document itself, and so cannot be read to make it. */
export const DOCUMENT_ROUTE = "v1/openapi.json/route.ts";

/** Every endpoint under `app/v1`, imported. */
export async function describedRoutes(): Promise<DescribedRoute[]> {
  const files = routeFiles("v1").filter((file) => file !== DOCUMENT_ROUTE);
  const described = await Promise.all(files.map(describe));
  return described.filter((route) => route !== null);
}

async function describe(file: string): Promise<DescribedRoute | null> {
  const module = (await import(pathToFileURL(join(process.cwd(), "app", file)).href)) as Record<string, Handler | undefined>;
  const endpoints = Object.values(module).find((handler) => handler?.endpoints)?.endpoints;
  return endpoints ? { path: `/${file.slice(0, -"/route.ts".length)}`, endpoints } : null;
}

/** Paths of the route files below a folder of `app`. */
export function routeFiles(folder: string): string[] {
  return readdirSync(join(process.cwd(), "app", folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? routeFiles(`${folder}/${entry.name}`) : entry.name === "route.ts" ? [`${folder}/route.ts`] : [],
  );
}
