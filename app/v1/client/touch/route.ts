import { z } from "zod";
import { appRedirect, redirectUrlInput } from "@/lib/http/app-redirect";
import { navigation, route } from "@/lib/http/endpoint";
import { extendClient } from "@/lib/resources/clients/extend";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Remember this browser for another year, and send it on",
    query: z.object({ redirect_url: redirectUrlInput }),
    async handle(ctx, { query, credential }) {
      const { href } = await appRedirect(ctx, query.redirect_url);
      await extendClient(ctx, { client_token: credential.token });
      return { location: href };
    },
  }),
});
