import type { SignUp, SignUpProps } from "../../types";
import { attributes, type AttributeName } from "../environment";
import { waitingScreen, type Finish } from "../finish";
import { takeTicket } from "../redirects";
import { clientOf, show, type Stage } from "../stage";
import { formStep, closedStep, type Known } from "./form-step";
import { nextStep, signUpForm, missingForm, kindOf, type SignUpStep } from "./steps";
import { emailCodeStep, emailLinkStep, phoneCodeStep } from "./verify";

/** The way to the people who have an account already. */
export type ToSignIn = { href: string | null; start(): void };

/** A sign-up under way, handed to each of its steps. */
export type SignUpFlow = {
  readonly stage: Stage;
  readonly props: SignUpProps;
  readonly toSignIn: ToSignIn | null;
  signUp: SignUp;
  /** Goes on with what an answer says. */
  follow(signUp: SignUp): Promise<void>;
  go(step: SignUpStep): Promise<void>;
};

/**
 * Draws a sign-up, from the first form to the session.
 *
 * @param unknown an identifier that somebody tried to sign in with, and that belongs to nobody
 * @param finish takes the new session
 */
export function drawSignUp(stage: Stage, props: SignUpProps, toSignIn: ToSignIn | null, finish: Finish, unknown = ""): void {
  const flow: SignUpFlow = { stage, props, toSignIn, signUp: clientOf(stage).signUp, follow, go };

  async function follow(signUp: SignUp) {
    flow.signUp = signUp;
    await go(nextStep(signUp));
  }

  async function go(step: SignUpStep) {
    if (step.name === "complete") return finish(step.sessionId);
    const drawn = await draw(step);
    if (!stage.signal.aborted) show(stage, drawn);
  }

  function draw(step: Exclude<SignUpStep, { name: "complete" }>): HTMLElement | Promise<HTMLElement> {
    switch (step.name) {
      case "start":
        return start();
      case "continue":
        return formStep(flow, { kind: "continue", form: missingForm(step.missing), withLegal: step.missing.includes("legal_accepted"), known: {} });
      case "email_code":
        return emailCodeStep(flow);
      case "email_link":
        return emailLinkStep(flow);
      case "phone_code":
        return phoneCodeStep(flow);
    }
  }

  function start(refusal?: unknown): HTMLElement {
    const { environment } = stage;
    if (environment.signUpMode !== "public") return closedStep(flow, refusal);
    const kind = kindOf(unknown, environment);
    const known = kind && flow.signUp.status === null ? { [kind]: unknown } : knownFrom(flow);
    return formStep(flow, { kind: "start", form: signUpForm(environment, namesOf(known), kind), withLegal: environment.legalConsent, known, unknown, refusal });
  }

  const ticket = takeTicket("sign_up");
  if (!ticket) return show(stage, start());
  show(stage, waitingScreen(stage));
  const invited = async () => follow(await flow.signUp.create({ strategy: "ticket", ticket, unsafeMetadata: props.unsafeMetadata }));
  invited().catch((error: unknown) => show(stage, start(error)));
}

/** What was given before, to be looked at again; a password is never shown. */
function knownFrom({ signUp, props }: SignUpFlow): Known {
  const given = signUp.status === "missing_requirements" ? signUp : null;
  const { emailAddress, phoneNumber, username, firstName, lastName } = props.initialValues ?? {};
  return {
    email_address: given?.emailAddress ?? emailAddress,
    phone_number: given?.phoneNumber ?? phoneNumber,
    username: given?.username ?? username,
    first_name: given?.firstName ?? firstName,
    last_name: given?.lastName ?? lastName,
  };
}

function namesOf(known: Known): AttributeName[] {
  return attributes.filter((name) => known[name]);
}
