package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a filler says of soft checks, ticked or only typed. */
class ConfirmationsTest {

  @Test
  void aTextWithoutATickIsKeptAndNotSent() {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    fields.putSingle("_csrf", "x");
    fields.putSingle("confirm:Q07", "yes");
    fields.putSingle("reason:Q07", "三次都开了");
    fields.putSingle("reason:Q10", "写到一半");
    fields.putSingle("confirm:Q28", "yes");
    Confirmations said = Confirmations.of(fields);
    assertEquals(Map.of("Q07", "三次都开了", "Q28", ""), said.explanations());
    assertEquals("写到一半", said.reasons().get("Q10"));
  }

  @Test
  void whatWasSaidBeforeStandsReadyAndIsConfirmedAnew() {
    Confirmations said =
        Confirmations.before(Json.createObjectBuilder().add("Q07", "三次都开了").build());
    assertEquals(Set.of(), said.confirmed());
    assertEquals(Map.of("Q07", "三次都开了"), said.reasons());
    assertEquals(Map.of(), said.explanations());
  }
}
