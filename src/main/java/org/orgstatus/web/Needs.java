package org.orgstatus.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.orgstatus.accounts.Permission;

/**
 * Who holds the permission, or one of several, somewhere may ask. A method that acts on one thing
 * also calls {@code CurrentAccount.require(permission, target)}: only it knows the target.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
  Permission[] value();
}
