import { createDevBrowser, devBrowserJson } from "@/lib/http/dev-browser";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "unread",
    summary: "A new browser, on an instance with a development key",
    response: devBrowserJson,
    handle: (ctx) => createDevBrowser(ctx),
  }),
});
