import { afterEach, describe, expect, it } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { mayReach } from "./reach";

function deploy(variables: Record<string, string>): void {
  Object.assign(process.env, { PORTAL_URL: "https://accounts.example.com", WEBHOOK_ALLOWED_NETWORKS: "" }, variables);
  loadEnvironment();
}

afterEach(() => {
  delete process.env.PORTAL_URL;
  delete process.env.WEBHOOK_ALLOWED_NETWORKS;
  loadEnvironment();
});

const INSIDE = ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "224.0.0.1", "255.255.255.255"];
const INSIDE_V6 = ["::1", "::", "fd00::1", "fe80::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::"];

describe("a production instance", () => {
  it.each([...INSIDE, ...INSIDE_V6])("does not reach %s", (address) => {
    deploy({});
    expect([mayReach(address, "https:"), mayReach(address, "http:")]).toEqual([false, false]);
  });

  it.each(["8.8.8.8", "2606:4700::1"])("reaches %s by https alone", (address) => {
    deploy({});
    expect([mayReach(address, "https:"), mayReach(address, "http:")]).toEqual([true, false]);
  });

  it("reaches what the operator allows, and nothing beside it", () => {
    deploy({ WEBHOOK_ALLOWED_NETWORKS: "10.1.0.0/16, fd00::/64" });
    expect(["10.1.2.3", "::ffff:10.1.2.3", "fd00::7", "10.2.0.1", "127.0.0.1", "169.254.169.254"].map((address) => mayReach(address, "http:"))).toEqual([true, true, true, false, false, false]);
  });
});

it("a development instance reaches its own machine, and no other that is not public", () => {
  deploy({ PORTAL_URL: "http://localhost:3000" });
  expect(["127.0.0.1", "::1", "::ffff:127.0.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0"].map((address) => mayReach(address, "http:"))).toEqual([true, true, true, false, false, false]);
});
