package org.orgstatus.analysis.definition;

import java.util.Optional;
import org.orgstatus.analysis.definition.Norm.Strength;
import org.orgstatus.base.LocalText;

/**
 * A sentence of the documents that the study answers to.
 *
 * @param id {@code WP-…} for the Work Points of 2017, {@code OP-…} for the Opinion
 * @param strength how strongly it demands something; empty where it sets a task or a target
 */
public record Clause(String id, LocalText text, Optional<Strength> strength) {}
