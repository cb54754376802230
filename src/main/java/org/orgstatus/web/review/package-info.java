/**
 * The doors of those who judge: the approver's ten-minute page, the province's queue and its page
 * for one response, the responses that the national office should look at, the history that all of
 * them and the filler share. Nothing here changes an answer.
 */
@NullMarked
package org.orgstatus.web.review;

import org.jspecify.annotations.NullMarked;
