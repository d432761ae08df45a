import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { banUsers } from "@/lib/resources/users/ban";
import { userJson } from "@/lib/resources/users/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Ban several users, and end all their sessions",
    body: banUsers.input,
    response: z.array(userJson),
    handle: (ctx, { body }) => banUsers(ctx, body),
  }),
});
