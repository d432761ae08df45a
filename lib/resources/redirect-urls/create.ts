import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { storableRedirectUrl } from "@/lib/redirects/storable";
import { violatedIndex } from "@/lib/resources/unique-violation";
import { serializeRedirectUrl } from "./serializer";

/**
 * Allow one more URL to send people to.
 *
 * @throws form_param_format_invalid 422: not a URL that begins with https:// or an app's scheme
 * @throws insecure_url 422: http:// to another machine than the own one
 * @throws form_already_exists 422
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/redirect_urls
 */
export const createRedirectUrl = operation({
  name: "redirect_url.create",
  input: z.strictObject({ url: z.string().min(1).max(2048) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(_ctx, input) {
    const stored = storableRedirectUrl(input.url);
    if ("problem" in stored) throw apiError(stored.problem, { param_name: "url" });
    return stored.url;
  },
  async run(ctx, _input, url) {
    const now = ctx.now();
    const row = await ctx.tx.redirectUrl.create({ data: { id: newId("redirectUrl", now), url, createdAt: now, updatedAt: now } }).catch((error: unknown) => {
      throw violatedIndex(error) === null ? error : apiError("form_already_exists", { param_name: "url" });
    });
    await ctx.emit("redirect_url.created", { userId: null, data: { redirect_url_id: row.id, url } });
    return serializeRedirectUrl(row);
  },
});
