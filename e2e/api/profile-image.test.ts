import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { picture } from "../support/pictures";
import { ApiBrowser } from "./support/api-browser";
import { useInstance } from "./support/instance";
import { refusal, signedIn, type SignedIn } from "./signed-in";

useInstance();

const PATH = "/v1/me/profile_image";

async function uploaded({ api }: Pick<SignedIn, "api">, bytes: BlobPart, name = "me.png") {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  return api.post(PATH, undefined, { form: undefined, raw: form });
}

describe("POST /v1/me/profile_image", () => {
  it("200 for a file in a form: a square of 512 pixels, which everybody can see", async () => {
    const person = await signedIn();
    const { status, json } = await uploaded(person, new Uint8Array(await picture()), "holiday.png");
    expect(status).toBe(200);
    expect(json.response).toEqual({ object: "image", id: expect.stringMatching(/^img_/), name: "holiday.png", public_url: expect.stringMatching(/^http:\/\/localhost:3000\/images\/img_/) });
    expect(json.client.sessions[0].user).toMatchObject({ has_image: true, image_url: json.response.public_url, profile_image_url: json.response.public_url });
    const { bytes } = await database().image.findUniqueOrThrow({ where: { id: json.response.id } });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
  });

  it.each([
    ["base64", (bytes: Buffer) => bytes.toString("base64")],
    ["a data URL", (bytes: Buffer) => `data:image/png;base64,${bytes.toString("base64")}`],
    ["bytes", (bytes: Buffer) => new Uint8Array(bytes)],
  ])("200 for %s as application/octet-stream", async (_what, encode) => {
    const { api } = await signedIn();
    const answer = await api.send("POST", PATH, { raw: encode(await picture()), headers: { "content-type": "application/octet-stream" } });
    expect(answer).toMatchObject({ status: 200, json: { response: { object: "image" } } });
  });

  it("200 again: the new picture replaces the old one, which is gone", async () => {
    const person = await signedIn();
    const first = (await uploaded(person, new Uint8Array(await picture()))).json.response.id;
    const second = (await uploaded(person, new Uint8Array(await picture()))).json.response.id;
    expect(second).not.toBe(first);
    expect(await database().image.count({ where: { id: first } })).toBe(0);
  });

  it("400 for what is no picture", async () => {
    const person = await signedIn();
    for (const text of ["not a picture", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a"]) expect(refusal(await uploaded(person, text))).toEqual([400, "request_body_invalid file"]);
    expect((await person.api.get("/v1/me")).json.response.has_image).toBe(false);
  });

  it("413 for more than 10 MB", async () => {
    expect(refusal(await uploaded(await signedIn(), new Uint8Array(10 * 1024 * 1024 + 1)))).toEqual([413, "image_too_large file"]);
  });

  it("422 without a file", async () => {
    const { api } = await signedIn();
    expect(refusal(await api.post(PATH))).toEqual([422, "form_param_missing file"]);
    expect(refusal(await uploaded({ api }, ""))).toEqual([422, "form_param_missing file"]);
  });

  it("415 for a picture that says of itself what it is not taken as", async () => {
    const { api } = await signedIn();
    expect((await api.send("POST", PATH, { raw: new Uint8Array(await picture()), headers: { "content-type": "image/png" } })).status).toBe(415);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await uploaded({ api: new ApiBrowser() }, new Uint8Array(await picture())))).toEqual([401, "authentication_invalid"]);
  });
});

describe("DELETE /v1/me/profile_image", () => {
  it("200 with the deleted object; the drawn picture is back", async () => {
    const person = await signedIn();
    const { id } = (await uploaded(person, new Uint8Array(await picture()))).json.response;
    const { status, json } = await person.api.delete(PATH);
    expect(status).toBe(200);
    expect(json.response).toEqual({ object: "image", id, deleted: true });
    expect(json.client.sessions[0].user).toMatchObject({ has_image: false, image_url: expect.stringMatching(/^http/) });
    expect(await database().image.count({ where: { id } })).toBe(0);
  });

  it("404 when there is none", async () => {
    expect(refusal(await (await signedIn()).api.delete(PATH))).toEqual([404, "resource_not_found"]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().delete(PATH))).toEqual([401, "authentication_invalid"]);
  });
});
