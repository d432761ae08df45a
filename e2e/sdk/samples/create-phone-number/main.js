import Clerk from '@clerk/clerk-js' ;
// Initialize Clerk with your Clerk publishable key
const clerk = new Clerk ( ' YOUR_PUBLISHABLE_KEY ' );
await clerk .load ();
if ( clerk .user) {
const phoneNumber = "15551234567" ;
clerk . user .createPhoneNumber ({ phoneNumber })
.then ((response) => console .log (response))
.catch ((error) => console .log ( "An error occurred:" , error .errors));
} else {
document .getElementById ( "app" ).innerHTML = `
<div id="sign-in"></div>
` ;
const signInDiv = document .getElementById ( "sign-in" );
clerk .mountSignIn (signInDiv);
}
