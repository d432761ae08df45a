import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { disableMfa } from "@/lib/resources/users/disable-mfa";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take all second factors of a user away",
    response: z.object({ user_id: z.string() }),
    handle: (ctx, { params }) => disableMfa(ctx, { user_id: params.user_id ?? "" }),
  }),
});
