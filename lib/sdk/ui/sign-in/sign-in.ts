import { isClerkAPIResponseError } from "../../errors";
import type { Client, SignIn, SignInProps } from "../../types";
import { clientOf, show, type Stage } from "../stage";
import { waitingScreen, type Finish } from "../finish";
import { takeTicket } from "../redirects";
import { codeStep, linkStep, passwordStep } from "./first-factor";
import { methodsStep, noWayStep } from "./methods";
import { forgotStep, newPasswordStep, resetCodeStep } from "./new-password";
import { secondMethodsStep, secondStep } from "./second-factor";
import { startStep } from "./start";
import { nextStep, type SignInStep } from "./steps";

/** What an identifier that belongs to nobody may become. */
export type ToSignUp = { href: string | null; start(identifier: string): void };

/** A sign-in under way, handed to each of its steps. */
export type SignInFlow = {
  readonly stage: Stage;
  readonly props: SignInProps;
  /** Null where people without an account are only told so. */
  readonly toSignUp: ToSignUp | null;
  signIn: SignIn;
  /** Does something, and goes on with what the answer says. */
  attempt(act: () => Promise<SignIn>): Promise<void>;
  /** Goes on with what an answer says. */
  follow(signIn: SignIn): Promise<void>;
  go(step: SignInStep): Promise<void>;
};

/**
 * Draws a sign-in, from the identifier to the session.
 *
 * @param finish takes the new session
 */
export function drawSignIn(stage: Stage, props: SignInProps, toSignUp: ToSignUp | null, finish: Finish): void {
  let pending = false;
  const flow: SignInFlow = { stage, props, toSignUp, signIn: clientOf(stage).signIn, attempt, follow, go };

  async function attempt(act: () => Promise<SignIn>) {
    try {
      await follow(await act());
    } catch (error) {
      const sessionId = existingSession(error, clientOf(stage));
      if (!sessionId) throw error;
      await finish(sessionId);
    }
  }

  async function follow(signIn: SignIn) {
    flow.signIn = signIn;
    pending = false;
    await go(nextStep(signIn, stage.environment.prefersCodes));
  }

  /** A step that sends something takes a while; what is pressed meanwhile is passed over. */
  async function go(step: SignInStep) {
    if (pending) return;
    if (step.name === "complete") return finish(step.sessionId);
    pending = true;
    try {
      const drawn = await draw(flow, step);
      if (!stage.signal.aborted) show(stage, drawn);
    } finally {
      pending = false;
    }
  }

  const ticket = takeTicket("sign_in");
  if (!ticket) return show(stage, startStep(flow));
  show(stage, waitingScreen(stage));
  attempt(() => flow.signIn.create({ strategy: "ticket", ticket })).catch((error: unknown) => show(stage, startStep(flow, error)));
}

/** Whoever is signed in already goes on with the session that they have. */
function existingSession(error: unknown, client: Client): string | null {
  if (!isClerkAPIResponseError(error)) return null;
  const [item] = error.errors;
  if (item?.code === "identifier_already_signed_in") return item.meta?.sessionId ?? null;
  return item?.code === "session_exists" ? client.lastActiveSessionId : null;
}

function draw(flow: SignInFlow, step: Exclude<SignInStep, { name: "complete" }>): HTMLElement | Promise<HTMLElement> {
  switch (step.name) {
    case "start":
      return startStep(flow);
    case "password":
      return passwordStep(flow);
    case "code":
      return codeStep(flow, step.factor);
    case "link":
      return linkStep(flow, step.factor);
    case "methods":
      return methodsStep(flow);
    case "no_way":
      return noWayStep(flow);
    case "forgot":
      return forgotStep(flow);
    case "reset_code":
      return resetCodeStep(flow, step.factor);
    case "new_password":
      return newPasswordStep(flow);
    case "second":
      return secondStep(flow, step.factor);
    case "second_methods":
      return secondMethodsStep(flow);
  }
}
