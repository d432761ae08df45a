import { z } from "zod";
import { connectionOfTransaction } from "@/lib/db/copy";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { storeInHalves } from "../store/split";
import { makeReady, writeUsers, type Ready } from "../store/write";
import type { Store } from "./import";

/** Store users in an operation of their own: slower than by COPY, and webhooks hear of each. */
export const storeTold: Store = async (ctx, users) => {
  const { ready, refused } = await makeReady(ctx, users);
  return async () => [...refused, ...(await storeInHalves(ready, (some) => storing(some)(ctx, undefined)))];
};

const storing = (users: readonly Ready[]) =>
  operation({
    name: "user.create_many",
    input: z.undefined(),
    allow: (ctx) => requireAdministrator(ctx.actor),
    async run(ctx) {
      const { outcomes, created } = await writeUsers(connectionOfTransaction(ctx.tx), users);
      for (const { userId } of created) await ctx.emit("user.created", { userId, data: { imported: true } });
      return outcomes;
    },
  });
