/** Under which name a document has its list of users: Firebase writes the first, Cognito the second, answers of APIs the third. */
export const LISTS_OF_USERS = ["users", "Users", "data"] as const;
