/** Waiting for a link in a mail to be opened, here or on another device. */
export interface EmailLinkFlow<Params, Result> {
  /** Send the mail, and come back when its link was opened or is no longer good. */
  startEmailLinkFlow(params: Params): Promise<Result>;
  /** Stop waiting; the link still works. */
  cancelEmailLinkFlow(): void;
}

const INTERVAL_MS = 1000;

/**
 * @param start sends the mail
 * @param isOver tells, once a second, whether there is nothing more to wait for
 */
export function emailLinkFlow<Params, Result>(start: (params: Params) => Promise<Result>, isOver: () => Promise<boolean>): EmailLinkFlow<Params, Result> {
  let run = 0;
  return {
    async startEmailLinkFlow(params) {
      const mine = ++run;
      const result = await start(params);
      return new Promise((resolve, reject) => {
        const look = async () => {
          if (mine !== run) return;
          if (await isOver()) resolve(result);
          else setTimeout(() => look().catch(reject), INTERVAL_MS);
        };
        look().catch(reject);
      });
    },
    cancelEmailLinkFlow() {
      run++;
    },
  };
}
