/**
 * The way in and the own account: signing in with one step or two, the first administrator, the
 * one-time code that sets a password, and what each person keeps for themselves: password,
 * browsers, authenticator, tokens, the information held about them.
 */
@NullMarked
package org.orgstatus.web.login;

import org.jspecify.annotations.NullMarked;
