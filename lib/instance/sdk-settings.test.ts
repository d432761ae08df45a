import { describe, expect, it } from "vitest";
import { publishableKeyOf } from "./publishable-key";
import { sdkSettings } from "./sdk-settings";

const settingsOf = (portalUrl: string) => sdkSettings({ portalUrl, publishableKey: publishableKeyOf(portalUrl), secretKey: "sk_test_abcdefgh" });

describe("sdkSettings", () => {
  it("tell every SDK over http where the portal is", () => {
    const local = settingsOf("http://localhost:3000");
    expect(local).toHaveLength(8);
    for (const { title, text } of local) expect(text, title).toContain("http://localhost:3000");
    const next = local.find(({ title }) => title.startsWith("@clerk/nextjs"))?.text;
    expect(next).toMatch(/^NEXT_PUBLIC_CLERK_PROXY_URL=http:\/\/localhost:3000$/m);
    expect(next).toMatch(/^NEXT_PUBLIC_CLERK_JS_URL=http:\/\/localhost:3000\/npm\//m);
  });

  it("leave out the proxy over https", () => {
    for (const { title, text } of settingsOf("https://accounts.example.com")) expect(text, title).not.toMatch(/proxy/i);
  });
});
