import { z } from "zod";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { navigation, route } from "@/lib/http/endpoint";
import { redirectTarget } from "@/lib/http/redirect-target";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Go on to an address that the operator allows, or to the default one",
    query: z.object({ redirect_url: z.string().optional() }),
    async handle(ctx, { query }) {
      const { url, refused } = await redirectTarget(ctx, query.redirect_url, "sign_in");
      if (refused) throw apiError("redirect_url_not_associated_with_instance", { param_name: "redirect_url" });
      return { location: new URL(url, env.PORTAL_URL).href };
    },
  }),
});
