package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionQuery;
import org.orgstatus.web.collecting.CollectionRow;

/**
 * The rows of a collection list that a batch action is for: those ticked ({@code which=selected},
 * {@code selected} several times) or all that the filters show. What lies outside the account's
 * scope is left out, whatever was sent.
 */
@RequestScoped
public class Chosen {

  @Inject Collected collected;

  List<CollectionRow> rows(
      Wave wave, Permission permission, MultivaluedMap<String, String> entered) {
    CollectionQuery wanted = CollectionQuery.read(entered::getFirst);
    Set<String> selected = new HashSet<>(entered.getOrDefault("selected", List.of()));
    boolean all = "all".equals(entered.getFirst("which"));
    return collected.rows(wave, permission).stream()
        .filter(row -> all ? wanted.accepts(row) : selected.contains(row.unit().code()))
        .toList();
  }

  /** The rows named by their codes, apart by commas, as a form carries them on. */
  List<CollectionRow> rows(Wave wave, Permission permission, String codes) {
    Set<String> named = new HashSet<>(List.of(codes.split(",")));
    return collected.rows(wave, permission).stream()
        .filter(row -> named.contains(row.unit().code()))
        .toList();
  }

  /** The list under the filters that were sent along. */
  static String list(String waveId, MultivaluedMap<String, String> entered) {
    return CollectionQuery.read(entered::getFirst)
        .query("/office/waves/" + waveId + "/collection")
        .address();
  }
}
