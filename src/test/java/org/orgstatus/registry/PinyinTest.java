package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

  @ParameterizedTest
  @CsvSource({
    "北京大学, BJDX",
    "重庆大学, CQDX",
    "长沙学院, CSXY",
    "厦门大学, XMDX",
    "西藏大学, XZDX",
    "中央音乐学院, ZYYYXY",
    "中国矿业大学（北京）, ZGKYDXBJ",
    "MBA学院2, MBAXY2"
  })
  void initialsAreThoseThatPeopleType(String name, String initials) {
    assertEquals(initials, Pinyin.initials(name));
  }
}
