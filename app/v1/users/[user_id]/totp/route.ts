import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { removeTotp } from "@/lib/resources/totp/remove";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take a user's authenticator app away",
    response: z.object({ user_id: z.string() }),
    handle: (ctx, { params }) => removeTotp(ctx, { user_id: params.user_id ?? "" }),
  }),
});
