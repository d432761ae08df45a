import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { sessionCookies } from "@/lib/http/session-cookies";
import { tokenJson } from "@/lib/resources/sessions/create-token";
import { refreshSession } from "@/lib/resources/sessions/refresh";

const body = refreshSession.input.omit({ session_id: true, user_agent: true }).extend({
  request_headers: z.record(z.string(), z.array(z.string())).nullish(),
  format: z.enum(["token", "cookie"]).nullish(),
});

export const { POST } = route({
  POST: backendEndpoint({
    summary: "A fresh token in place of an expired one, for the server of an app",
    body,
    query: z.object({ suffixed_cookies: z.boolean().optional() }),
    response: z.union([tokenJson, z.object({ object: z.literal("cookies"), cookies: z.array(z.string()) })]),
    handle: async (ctx, { params, body: { request_headers, format, ...asked } }) => {
      const { jwt } = await refreshSession(ctx, { ...asked, session_id: params.session_id ?? "", user_agent: request_headers?.["user-agent"]?.[0] });
      if (format !== "cookie") return { object: "token" as const, jwt };
      return { object: "cookies" as const, cookies: sessionCookies(jwt, asked.request_origin.startsWith("https:")) };
    },
  }),
});
