import { z } from "zod";
import { appRedirect, redirectUrlInput } from "@/lib/http/app-redirect";
import { navigation, route } from "@/lib/http/endpoint";
import { shakeHands } from "@/lib/http/handshake";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Tell an app's server who is signed in, by way of the browser",
    query: z.object({ redirect_url: redirectUrlInput, format: z.enum(["nonce", "token"]).default("token") }),
    handle: async (ctx, { query, credential }) => shakeHands(ctx, { redirectUrl: await appRedirect(ctx, query.redirect_url), format: query.format, clientToken: credential.token }),
  }),
});
