import Clerk from '@clerk/clerk-js' ;
// Initialize Clerk with your Clerk publishable key
const clerk = new Clerk ( ' YOUR_PUBLISHABLE_KEY ' );
await clerk .load ();
if ( clerk .user) {
// Find the external account for the provider
const externalAccount = clerk . user . externalAccounts .find (
(p) => p .provider === "notion"
);
// If the external account exists, display its status
document .getElementById ( "notion-status" ).innerHTML =
externalAccount . verification .status;
// When the button is clicked, initiate the connection with the provider
document .getElementById ( "add-notion" ) .addEventListener ( "click" , async () => {
clerk .user
.createExternalAccount ({ strategy : "oauth_notion" , redirect_url : "/" })
.then ((externalAccount) => {
window . location .href =
externalAccount . verification .externalVerificationRedirectURL;
})
.catch ((error) => {
console .log ( "An error occurred:" , error .errors);
});
});
} else {
document .getElementById ( "app" ).innerHTML = `
<div id="sign-in"></div>
` ;
const signInDiv = document .getElementById ( "sign-in" );
clerk .mountSignIn (signInDiv);
}
