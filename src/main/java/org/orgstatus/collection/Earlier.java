package org.orgstatus.collection;

import jakarta.json.JsonObject;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Routing;

/** What a unit answered in an earlier wave, with the forms of that wave. */
public record Earlier(LocalText wave, Routing routing, JsonObject sheet) {}
