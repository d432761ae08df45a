import { describe, expect, it } from "vitest";
import type { Emitted } from "@/lib/events/emit";
import { toldOf } from "./told";

const event = (type: Emitted["type"], userId: string | null = "user_1"): Emitted => ({ type, userId, sessionId: null, data: {} });

describe("toldOf", () => {
  it.each<[Emitted["type"][], string[]]>([
    [["user.password_changed"], ["user.updated"]],
    [["email_address.created", "email_address.verified", "user.updated"], ["user.updated"]],
    [["user.created", "email_address.verified", "session.created"], ["user.created", "session.created"]],
    [["user.updated", "user.deleted"], ["user.deleted"]],
    [["sign_in.failed", "settings.updated", "session.reverified"], []],
    [["session.revoked", "session.revoked"], ["session.revoked", "session.revoked"]],
  ])("%j is told as %j", (types, told) => expect(toldOf(types.map((type) => event(type))).map(({ type }) => type)).toEqual(told));

  it("tells of each user on their own", () => {
    expect(toldOf([event("user.updated"), event("user.locked", "user_2"), event("user.locked")])).toMatchObject([{ userId: "user_1" }, { userId: "user_2" }]);
  });
});
