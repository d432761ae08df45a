import { describe, expect, it } from "vitest";
import { formTargets, type FormTargetSettings } from "@/lib/redirects/form-targets";

const none = { home_url: null, after_sign_in_url: null, after_sign_up_url: null, after_sign_out_url: null };
const settings = (allowed_origins: string[], application: Partial<FormTargetSettings["application"]> = {}): FormTargetSettings => ({ allowed_origins, development_origin: null, application: { ...none, ...application } });

describe("formTargets", () => {
  it("names the origins of apps, of stored URLs and of the defaults, once each", () => {
    const targets = formTargets({
      settings: settings(["https://app.example.com"], { after_sign_in_url: "https://app.example.com/home", after_sign_out_url: "https://www.example.com:8443/bye" }),
      redirectUrls: ["https://partner.test/callback?x=1"],
      development: false,
    });
    expect(targets).toEqual(["https://app.example.com", "https://partner.test", "https://www.example.com:8443"]);
  });

  it("is empty for a portal on its own", () => expect(formTargets({ settings: settings([]), redirectUrls: [], development: false })).toEqual([]));

  it("adds the own machine on a development instance", () => {
    expect(formTargets({ settings: settings([]), redirectUrls: [], development: true })).toContain("http://localhost:*");
  });

  it("lets nothing through that would change the policy", () => {
    const redirectUrls = ["javascript:alert(1)", "data:text/html,x", "myapp://callback", "https://a.test;script-src *", "https://a.test, x", "https://*", "https://[::1]:3000/", "x", "https://b.test/; script-src *"];
    expect(formTargets({ settings: settings([]), redirectUrls, development: false })).toEqual(["https://b.test"]);
  });

  it("stays short with very many apps", () => {
    const many = Array.from({ length: 500 }, (_, n) => `https://tenant-${n}.example.com`);
    expect(formTargets({ settings: settings(many), redirectUrls: [], development: false })).toEqual(["https:"]);
    expect(formTargets({ settings: settings([...many, "http://old.example.com"]), redirectUrls: [], development: false })).toEqual(["https:", "http:"]);
  });
});
