import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { unbanUsers } from "@/lib/resources/users/unban";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Let several banned users in again",
    body: unbanUsers.input,
    response: z.array(userJson),
    handle: (ctx, { body }) => unbanUsers(ctx, body),
  }),
});
