import { describe, expect, it } from "vitest";
import { storableRedirectUrl } from "./storable";

describe("storableRedirectUrl", () => {
  it.each([
    ["https://app.example.com/done", "https://app.example.com/done"],
    ["HTTPS://App.example.com", "https://app.example.com/"],
    ["http://localhost:3000/x?y=1", "http://localhost:3000/x?y=1"],
    ["my-app://oauth-callback", "my-app://oauth-callback"],
    [" com.example.app://done ", "com.example.app://done"],
  ])("takes %s", (text, url) => expect(storableRedirectUrl(text)).toEqual({ url }));

  it.each([
    ["http://app.example.com", "insecure_url"],
    ["app.example.com", "form_param_format_invalid"],
    ["/done", "form_param_format_invalid"],
    ["javascript:alert(1)", "form_param_format_invalid"],
    ["javascript://x/%0aalert(1)", "form_param_format_invalid"],
    ["data:text/html,x", "form_param_format_invalid"],
    ["intent://scan/#Intent;end", "form_param_format_invalid"],
    ["my-app:done", "form_param_format_invalid"],
    ["https://user@app.example.com/", "form_param_format_invalid"],
    ["https://app.example.com/#x", "form_param_format_invalid"],
    ["https://app.example.com\\@evil.test/", "form_param_format_invalid"],
    ["https://ex\u0430mple.com", "form_param_format_invalid"],
    ["", "form_param_format_invalid"],
  ])("refuses %s", (text, problem) => expect(storableRedirectUrl(text)).toEqual({ problem }));
});
