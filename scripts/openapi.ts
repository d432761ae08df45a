import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describedRoutes } from "./openapi/routes";
import { openApiDocument } from "@/lib/http/openapi";

/** `npm run openapi`: write the API's description beside the route that serves it. */
const file = join(process.cwd(), "app/v1/openapi.json/document.json");
writeFileSync(file, `${JSON.stringify(openApiDocument(await describedRoutes()), null, 2)}\n`);
console.log(`Wrote ${file}`);
process.exit(0);
