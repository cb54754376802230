package org.orgstatus.questionnaire;

import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;

/** One choice of a list. The code is what data files hold; it never changes between waves. */
public record Choice(String code, LocalText label, Place place) {}
