import { describe, expect, it } from "vitest";
import { shortcodeProblem } from "./shortcode-problem";
import { fillShortcodes } from "./shortcodes";
import { shortcodeValues } from "./values";

const user = { email_addresses: [], phone_numbers: [], web3_wallets: [], created_at: 0, updated_at: 0 } as unknown as Parameters<typeof shortcodeValues>[0];
const values = shortcodeValues(user, null);

describe("shortcodeProblem", () => {
  it("knows each name that there is a value for", () => {
    for (const [owner, names] of Object.entries(values)) for (const name of Object.keys(names as object)) expect(shortcodeProblem(`{{${owner}.${name}}}`), `${owner}.${name}`).toBeNull();
  });

  it.each([
    "plain", "{{user.id}}", "{{ user.first_name || user.username || 'Some || one' }}", "a {{user.id}} b {{org.slug}}", "{{user.public_metadata.plan.name}}", "{{user.organizations}}", "{{true}}", "{{-1.5}}", "{{session.actor.sub}}", "{ } }",
  ])("takes %j", (text) => expect(shortcodeProblem({ claim: { list: [1, null, text] } })).toBeNull());

  it.each(["{{user.password}}", "{{user}}", "{{user.id.more}}", "{{}}", "{{user.id", "user.id}}", "{{user.private_metadata.x}}", "{{process.env}}", "{{constructor.name}}", "{{user.id || }}", "{{'open}}", "{{user.public_metadata..x}}"])("refuses %j", (text) =>
    expect(shortcodeProblem({ deep: [{ claim: text }] })).toBe(text),
  );

  it("takes nothing that would not be filled in", () => {
    for (const text of ["{{user.id || 'a|b'}}", "{{ 'x' }}"]) {
      expect(shortcodeProblem(text)).toBeNull();
      expect(fillShortcodes(text, values)).not.toContain("{{");
    }
  });
});
