/**
 * Many variables at once: components, correspondence, distances, typologies, composite indices,
 * concentration. Signs of axes are arbitrary and fixed here by one rule: the entry of the largest
 * size is positive. Whatever draws random numbers takes a seed and gives it back. A typology is a
 * way of looking; report how stable it is.
 */
@NullMarked
package org.orgstatus.statistics.multivariate;

import org.jspecify.annotations.NullMarked;
