import document from "./document.json";

/** The API's description, made by `npm run openapi`; a test sees that it is fresh. */
export function GET(): Response {
  return new Response(JSON.stringify(document), { headers: { "content-type": "application/json", "access-control-allow-origin": "*", "cache-control": "public, max-age=300" } });
}
