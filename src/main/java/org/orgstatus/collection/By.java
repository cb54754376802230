package org.orgstatus.collection;

/**
 * Who acts, and from where.
 *
 * @param address client address as the server sees it; empty where there is none
 */
public record By(long accountId, String address) {

  private static final int LONGEST = 64;

  public By {
    address = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
  }
}
