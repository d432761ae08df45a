import { env } from "@/lib/env";
import { appCookie } from "@/lib/http/app-cookie";
import { devBrowser, devBrowserJson, requireDevelopmentKey } from "@/lib/http/dev-browser";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    envelope: "bare",
    summary: "Keep the development browser's credential in a cookie of this host",
    response: devBrowserJson,
    async handle(_ctx, { credential }) {
      requireDevelopmentKey();
      return devBrowser(credential.token);
    },
    headers: async (_ctx, { token }) => (token === null ? [] : [["set-cookie", appCookie("__clerk_db_jwt", token, { secure: env.secureCookies })]]),
  }),
});
