import { z } from "zod";
import { verifyTotp } from "@/lib/flows/second-factor/verify-totp";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Check a code of a user's authenticator app, or a backup code",
    body: verifyTotp.input.omit({ user_id: true }),
    response: z.object({ verified: z.boolean(), code_type: z.enum(["totp", "backup_code"]) }),
    handle: (ctx, { params, body }) => verifyTotp(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
});
