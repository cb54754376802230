/**
 * What the administrator looks after beside the survey: notices on top of pages, what the
 * definition files said at the start, the demonstration study.
 */
@NullMarked
package org.orgstatus.web.running;

import org.jspecify.annotations.NullMarked;
