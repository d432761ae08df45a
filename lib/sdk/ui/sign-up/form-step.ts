import type { SignUpCreateParams } from "../../types";
import { h, type Child } from "../dom";
import type { AttributeName, IdentifierName } from "../environment";
import { explainInOne } from "../explain";
import { checkField, inputs, passwordField, textField, type Field } from "../form/fields";
import { form, linkButton, notice } from "../form/form";
import { alert } from "../icons";
import { isolate, screen, show, type Stage } from "../stage";
import { passwordHint, usernameHint } from "../words/hints";
import { link, rich } from "../words/rich";
import type { SignUpFlow, ToSignIn } from "./sign-up";
import { signUpForm, type SignUpForm } from "./steps";

export type Known = Partial<Record<AttributeName, string | null>>;

export type FormStepOptions = {
  kind: "start" | "continue";
  form: SignUpForm;
  withLegal: boolean;
  known: Known;
  /** What somebody tried to sign in with. */
  unknown?: string;
  /** Why an invitation that the page's address brought was not taken. */
  refusal?: unknown;
};

/** What the SDK calls each field. */
const parameters = { email_address: "emailAddress", phone_number: "phoneNumber", username: "username", password: "password", first_name: "firstName", last_name: "lastName" } as const satisfies Record<AttributeName, keyof SignUpCreateParams>;

/** The form of a new account, or of what is still missing for one. */
export function formStep(flow: SignUpFlow, options: FormStepOptions): HTMLElement {
  const { stage, props } = flow;
  const { t } = stage;
  const first = options.kind === "start";
  const fields = options.form.fields.map(({ name, optional }) => fieldOf(stage, name, optional, options.known[name]));
  const legal = options.withLegal ? [checkField(stage, { name: "legal_accepted", label: legalSentence(stage), required: true })] : [];
  const { element, fail } = form(stage, {
    fields: [...fields, ...legal],
    submit: t(first ? "sign_up_submit" : "go_on"),
    run: async (values) => {
      const params = paramsOf(values, options.form.fields.map(({ name }) => name));
      if (options.withLegal) params.legalAccepted = true;
      if (first && props.unsafeMetadata) params.unsafeMetadata = props.unsafeMetadata;
      await flow.follow(first ? await flow.signUp.create(params) : await flow.signUp.update(params));
    },
  });
  if (options.refusal) fail(options.refusal);
  const instead = (name: IdentifierName) => linkButton(t(`instead_${name}`), () => show(stage, formStep(flow, { ...options, form: signUpForm(stage.environment, [], name) })));
  return screen({
    heading: t(first ? "sign_up_heading" : "almost_heading"),
    intro: first ? options.unknown && t("unknown", { identifier: isolate(options.unknown) }) : t("almost_intro"),
    body: [element],
    foot: first ? [...options.form.alternatives.map(instead), haveAccount(stage, flow.toSignIn)] : [],
  });
}

/** An instance that takes nobody new by itself. */
export function closedStep({ stage, toSignIn }: SignUpFlow, refusal?: unknown): HTMLElement {
  const { t, environment } = stage;
  const why = refusal ? explainInOne(refusal, stage) : t(environment.signUpMode === "waitlist" ? "waitlist" : "restricted");
  return screen({
    heading: t("closed_heading"),
    body: [notice("caution", alert, why)],
    foot: [haveAccount(stage, toSignIn)],
  });
}

function haveAccount({ t }: Stage, toSignIn: ToSignIn | null): Child {
  if (!toSignIn) return null;
  return h("p", { class: "gh-line" }, t("have_account"), toSignIn.href ? h("a", { class: "gh-link", href: toSignIn.href }, t("sign_in")) : linkButton(t("sign_in"), () => toSignIn.start()));
}

function fieldOf(stage: Stage, name: AttributeName, optional: boolean, value: string | null | undefined): Field {
  const { t } = stage;
  const label = t(name);
  if (name === "password") return passwordField(stage, "new-password", { name, label, optional, hint: passwordHint(stage) });
  const hint = name === "phone_number" ? t("phone_number_hint") : name === "username" ? usernameHint(stage) : undefined;
  return textField(stage, { name, label, optional, hint, value, attributes: { ...inputs[name], enterkeyhint: "next" } });
}

/** What is empty is not sent: it was optional. */
function paramsOf(values: Readonly<Record<string, string>>, names: readonly AttributeName[]): SignUpCreateParams {
  const params: SignUpCreateParams = {};
  for (const name of names) {
    const value = name === "password" ? values[name] : values[name]?.trim();
    if (value) params[parameters[name]] = value;
  }
  return params;
}

function legalSentence({ t, environment: { termsUrl, privacyUrl } }: Stage): Child[] {
  const key = termsUrl && privacyUrl ? "legal_both" : termsUrl ? "legal_terms" : privacyUrl ? "legal_privacy" : "legal";
  return rich(t(key), { terms: (text) => link(text, termsUrl), privacy: (text) => link(text, privacyUrl) });
}
