/** What tests of every room share: databases with the product's tables, and the real register. */
package org.orgstatus.testing;
