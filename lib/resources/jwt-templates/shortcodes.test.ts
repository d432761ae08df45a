import { describe, expect, it } from "vitest";
import { fillShortcodes } from "./shortcodes";

const values = {
  user: { id: "user_1", first_name: "Ann", last_name: null, two_factor_enabled: false, created_at: 1_700_000_000, public_metadata: { plan: { seats: 3 }, roles: ["a", "b"] } },
  session: { actor: null },
};

describe("fillShortcodes", () => {
  it.each([
    ["{{user.id}}", "user_1"],
    ["{{ user.created_at }}", 1_700_000_000],
    ["{{user.two_factor_enabled}}", false],
    ["{{user.public_metadata}}", values.user.public_metadata],
    ["{{user.public_metadata.plan.seats}}", 3],
    ["{{user.public_metadata.nothing.there}}", null],
    ["{{user.first_name}} {{user.last_name}}", "Ann null"],
    ["id={{user.id}}, roles={{user.public_metadata.roles}}", 'id=user_1, roles=["a","b"]'],
    ["{{user.last_name || user.first_name}}", "Ann"],
    ["{{user.last_name || 'nobody'}}", "nobody"],
    ["{{user.last_name || user.two_factor_enabled || 30}}", 30],
    ["{{user.last_name || user.two_factor_enabled}}", false],
    ["{{user.last_name || 'a || b'}}", "a || b"],
    ["{{true}}", true],
    ["{{user.constructor.name}}", null],
    ["{{user.__proto__}}", null],
    ["{{org.id}}", null],
    ["{{}}", null],
    ["plain", "plain"],
  ])("of %s is %j", (text, filled) => expect(fillShortcodes(text, values)).toEqual(filled));

  it("goes down into objects and lists, and leaves names and other values alone", () => {
    expect(fillShortcodes({ "{{user.id}}": ["{{user.id}}", 1, { deep: "{{user.first_name}}" }], none: null }, values)).toEqual({ "{{user.id}}": ["user_1", 1, { deep: "Ann" }], none: null });
  });
});
