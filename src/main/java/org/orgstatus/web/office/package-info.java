/** Pages of the office: the administrator, coordinators, analysts and writers work here. */
@NullMarked
package org.orgstatus.web.office;

import org.jspecify.annotations.NullMarked;
