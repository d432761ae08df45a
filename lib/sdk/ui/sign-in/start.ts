import { currentParameters } from "../../redirects";
import { h } from "../dom";
import { errorCodes } from "../explain";
import { inputs, textField } from "../form/fields";
import { form, linkButton } from "../form/form";
import { isolate, screen } from "../stage";
import type { WordKey } from "../words/words";
import type { SignInFlow } from "./sign-in";

/** Outcomes of a link in a mail that the page's address may tell of. */
const LINK_OUTCOMES = { expired: "verification_link_token_expired", failed: "verification_link_token_invalid", client_mismatch: "sign_in_email_link_not_same_client" } as const;

const ANY = { dir: "ltr", type: "text", autocapitalize: "none", autocorrect: "off", spellcheck: "false" };

/**
 * Who is it?
 *
 * @param refusal why a ticket that the page's address brought was not taken
 */
export function startStep(flow: SignInFlow, refusal?: unknown): HTMLElement {
  const { stage, props, toSignUp } = flow;
  const { t, environment } = stage;
  const kinds = (["email_address", "phone_number", "username"] as const).filter((name) => environment.attributes[name].signsIn);
  const [only] = kinds.length === 1 ? kinds : [];
  const { emailAddress, phoneNumber, username } = props.initialValues ?? {};
  const field = textField(stage, {
    name: "identifier",
    label: t(labelOf(kinds)),
    hint: only === "phone_number" ? t("phone_number_hint") : undefined,
    value: flow.signIn.identifier ?? emailAddress ?? phoneNumber ?? username,
    attributes: { ...(only ? inputs[only] : ANY), autocomplete: "username", enterkeyhint: "next" },
  });
  const { element, fail, say } = form(stage, {
    fields: [field],
    submit: t("go_on"),
    run: async ({ identifier = "" }) => {
      try {
        await flow.attempt(() => flow.signIn.create({ identifier: identifier.trim() }));
      } catch (error) {
        if (!toSignUp || toSignUp.href || !errorCodes(error).includes("form_identifier_not_found")) throw error;
        toSignUp.start(identifier.trim());
      }
    },
  });
  if (refusal) fail(refusal);
  const outcome = currentParameters().get("__clerk_status");
  if (outcome && outcome in LINK_OUTCOMES) say(stage.words.errors[LINK_OUTCOMES[outcome as keyof typeof LINK_OUTCOMES]]);
  return screen({
    heading: environment.applicationName ? t("sign_in_heading", { application: isolate(environment.applicationName) }) : t("sign_in"),
    body: [element],
    foot: [
      toSignUp &&
        h("p", { class: "gh-line" }, t("no_account"), toSignUp.href ? h("a", { class: "gh-link", href: toSignUp.href }, t("create_account")) : linkButton(t("create_account"), () => toSignUp.start(""))),
    ],
  });
}

/** Names what may be typed. */
function labelOf(kinds: readonly ("email_address" | "phone_number" | "username")[]): WordKey {
  if (kinds.length === 3) return "any_identifier";
  const joined = kinds.join("_or_");
  return joined === "" ? "any_identifier" : (joined as WordKey);
}
