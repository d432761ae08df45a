import { describe, expect, it } from "vitest";
import { MOST_BATCH_BYTES } from "@/lib/transfer/batch-json";
import { bodyProblem, maxBodyBytes } from "./body-limit";

const json = { "content-type": "application/json" };

describe("maxBodyBytes", () => {
  it("lets a batch of users through whole, also to an address with a slash at its end", () => {
    expect(maxBodyBytes(json, "/v1/users/batch")).toBe(MOST_BATCH_BYTES);
    expect(maxBodyBytes(json, "/v1/users/batch/")).toBe(MOST_BATCH_BYTES);
  });

  it.each(["/v1/users", "/v1/users/batch/more", "/v1/users/user_1/batch", "/v1/me/profile_image"])("keeps %s small", (path) => {
    expect(maxBodyBytes(json, path)).toBe(128 * 1024);
  });

  it("lets pictures through where pictures go", () => {
    expect(maxBodyBytes({ "content-type": "multipart/form-data; boundary=x" }, "/v1/users/user_1/profile_image")).toBeGreaterThan(10 * 1024 * 1024);
  });
});

describe("bodyProblem", () => {
  it("answers 413 by the announced length alone", () => {
    expect(bodyProblem({ ...json, "content-length": String(MOST_BATCH_BYTES + 1) }, "/v1/users/batch")).toMatchObject({ status: 413, code: "request_body_too_large" });
    expect(bodyProblem({ ...json, "content-length": String(MOST_BATCH_BYTES) }, "/v1/users/batch")).toBeNull();
  });
});
