package org.orgstatus.web.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.collecting.CollectionQuery;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** Filters in addresses, and lists by pages. */
class ListTest {

  private static final LocalDate TODAY = LocalDate.of(2017, 11, 1);

  @Test
  void addressKeepsWhatIsAskedForAndLeavesOutTheRest() {
    Query query = Query.of("/list").plus("q", "农业 大学&x").plus("unit", "").plus("page", "3");
    assertEquals("/list?q=%E5%86%9C%E4%B8%9A+%E5%A4%A7%E5%AD%A6%26x&page=3", query.address());
    assertEquals("/list?q=%E5%86%9C%E4%B8%9A+%E5%A4%A7%E5%AD%A6%26x", query.page(1));
    assertTrue(query.isFiltered());
    assertFalse(Query.of("/list").plus("page", "3").isFiltered());
  }

  @Test
  void anotherFilterBeginsAtTheFirstPage() {
    Query query = Query.of("/list").plus("page", "3");
    assertEquals("/list?unit=110000", query.with("unit", "110000"));
  }

  @Test
  void pageBeyondTheListIsItsLast() {
    List<Integer> all = IntStream.range(0, 101).boxed().toList();
    Page<Integer> page = Page.of(all, 99);
    assertEquals(List.of(100), page.rows());
    assertEquals(3, page.count());
    assertEquals(101, page.first());
    assertEquals(101, page.last());
    assertEquals(0, Page.of(List.of(), 1).first());
  }

  @Test
  void filtersOfTheRegisterAreReadAndWrittenAlike() {
    Map<String, String> address =
        Map.of("unit", "110000", "level", "VOCATIONAL", "type", "AGRI", "q", " 北 ", "page", "2");
    RegisterQuery read = RegisterQuery.read(address::get, TODAY);
    assertEquals(Optional.of(new ReportingUnitCode("110000")), read.unit());
    assertEquals(Optional.of(Level.VOCATIONAL), read.level());
    assertEquals(Optional.of(InstitutionType.AGRI), read.type());
    assertEquals("北", read.text());
    assertEquals(
        "/r?q=%E5%8C%97&unit=110000&level=VOCATIONAL&type=AGRI&page=2",
        read.query("/r", TODAY).address());
  }

  @Test
  void wordsThatMeanNothingAreTakenAsNotGiven() {
    Map<String, String> address =
        Map.of("unit", "11' or 1=1", "level", "PHD", "type", "", "on", "2017-02-30", "page", "-1");
    assertEquals("/r", RegisterQuery.read(address::get, TODAY).query("/r", TODAY).address());
    Map<String, String> other = Map.of("status", "LOST", "view", "map", "unit", "x", "page", "9e9");
    assertEquals("/c", CollectionQuery.read(other::get).query("/c").address());
  }
}
