import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { removeBackupCodes } from "@/lib/resources/backup-codes/remove";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take a user's backup codes away",
    response: z.object({ user_id: z.string() }),
    handle: (ctx, { params }) => removeBackupCodes(ctx, { user_id: params.user_id ?? "" }),
  }),
});
