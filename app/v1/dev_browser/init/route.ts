import { createDevBrowser, devBrowser, devBrowserJson, requireDevelopmentKey } from "@/lib/http/dev-browser";
import { endpoint, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    envelope: "bare",
    lookup: "optional",
    summary: "The asking development browser, or a new one",
    response: devBrowserJson,
    async handle(ctx, { credential }) {
      requireDevelopmentKey();
      return ctx.client.id === null ? createDevBrowser(ctx) : devBrowser(credential.token);
    },
  }),
});
