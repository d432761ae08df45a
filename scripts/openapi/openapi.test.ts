import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/http/openapi";
import { describedRoutes, DOCUMENT_ROUTE, routeFiles } from "./routes";

describe("the OpenAPI document", () => {
  it("is fresh: `npm run openapi` writes it", async () => {
    const committed: unknown = JSON.parse(readFileSync("app/v1/openapi.json/document.json", "utf8"));
    expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument(await describedRoutes()))));
  });

  it("describes every endpoint", async () => {
    const described = (await describedRoutes()).map(({ path }) => `${path.slice(1)}/route.ts`);
    expect(described.sort()).toEqual(routeFiles("v1").filter((file) => file !== DOCUMENT_ROUTE).sort());
  });
});
